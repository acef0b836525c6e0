using ComposeLint.DockerCli.Lowering;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Reading;

/// <summary>A published port in the client's own spelling: <c>127.0.0.1:8080:80/udp</c>.</summary>
internal static class PublishText
{
    /// <summary>The binding; null for text that is none, or is not known.</summary>
    /// <param name="value">The text.</param>
    /// <param name="context">What holds it.</param>
    /// <param name="key">The key of the container or resource.</param>
    public static PublishFact? Of(Located<string> value, SourceSpan context, string key)
    {
        if (!value.TryGet(out var text) || !PublishOption.TryParse(text, out var option))
            return null;
        return new PublishFact
        {
            Span = value.Span,
            Context = context,
            Name = text,
            Key = key + ".ports." + option.ContainerPort + "/" + option.Protocol.ToString().ToLowerInvariant(),
            HostAddress = option.HostAddress is { } address ? value.Select(_ => address) : null,
            HostPort = option.HostPort is { } host ? value.Select(_ => host) : null,
            ContainerPort = value.Select(_ => option.ContainerPort.First),
            Protocol = option.Protocol,
        };
    }
}
