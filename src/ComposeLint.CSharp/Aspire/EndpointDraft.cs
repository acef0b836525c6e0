using ComposeLint.Text;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Aspire;

/// <summary>An endpoint while the calls on its resource are read.</summary>
internal sealed class EndpointDraft
{
    public required Located<string> Name { get; init; }
    public required SyntaxNode Site { get; init; }
    public required SyntaxNode Span { get; init; }
    public string? Scheme { get; set; }
    public Located<int>? Port { get; set; }
    public Located<int>? TargetPort { get; set; }
    public bool? IsProxied { get; set; } = true;
    public bool? IsExternal { get; set; } = false;
    public bool IsUdp { get; init; }
    public bool IsConditional { get; init; }
    public bool IsDefault { get; init; }
    public AspireScope? OnlyIn { get; init; }
}
