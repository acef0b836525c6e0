using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>
/// What YamlDotNet refuses and go-yaml, and so Compose, takes: the text is rewritten so that it means the same and all offsets stay. A repair
/// costs another pass, hence the limit.
/// </summary>
internal sealed class ParserQuirks(string source)
{
    private const int MaxRewrites = 40;
    private readonly HashSet<int> _joined = [];
    private bool _mayLift = source.IndexOf(YamlTreeBuilder.LiftedBackslash) < 0;
    private int _rewrites;

    /// <summary>The comments that rewriting took out of the text.</summary>
    public List<TextSpan> Comments { get; } = [];

    /// <summary>The rewritten text; null when the error is a real one.</summary>
    public string? Rewrite(string text, Exception thrown, YamlTreeBuilder builder)
    {
        if (++_rewrites > MaxRewrites)
            return null;
        var message = thrown.Message;
        if (thrown is InvalidOperationException)
            return builder.OpenFlowStart >= 0 && _joined.Add(builder.OpenFlowStart) ? FlowLines.Join(text, builder.OpenFlowStart, Comments) : null;
        if (thrown is not YamlDotNet.Core.YamlException yaml)
            return null;
        var start = (int)yaml.Start.Index;
        if (message.IndexOf("found invalid comment after", StringComparison.Ordinal) >= 0 || (start < text.Length && text[start] == ',' && builder.OpenFlowStart >= 0))
            return WithoutComment(text, start);
        if (message.IndexOf("found a comment without", StringComparison.Ordinal) >= 0)
            return WithoutComment(text, (int)yaml.End.Index);
        return message.IndexOf("unknown escape", StringComparison.Ordinal) >= 0 ? WithoutBackslashes(text, (int)yaml.End.Index) : null;
    }

    /// <summary>A comment right behind a bracket, comma, quote or block header.</summary>
    private string? WithoutComment(string text, int near)
    {
        var hash = near < text.Length ? text.IndexOf('#', near) : -1;
        if (hash < 0 || hash > near + 1)
            return null;
        var end = hash;
        var characters = text.ToCharArray();
        while (end < characters.Length && characters[end] is not ('\r' or '\n'))
            characters[end++] = ' ';
        Comments.Add(TextSpan.FromBounds(hash, end));
        return new string(characters);
    }

    /// <summary>
    /// <c>\'</c> in double quotes (go-yaml scannerc.go, yaml_parser_scan_flow_scalar): all backslashes before <c>'</c> are lifted at once, and the
    /// builder puts those back that stand elsewhere.
    /// </summary>
    private string? WithoutBackslashes(string text, int at)
    {
        if (!_mayLift || text.IndexOf("\\'", Math.Max(0, Math.Min(at, text.Length) - 1), StringComparison.Ordinal) < 0)
            return null;
        _mayLift = false;
        var characters = text.ToCharArray();
        for (var i = 0; i + 1 < characters.Length; i++)
        {
            if (characters[i] != '\\')
                continue;
            if (characters[i + 1] == '\'')
                characters[i] = YamlTreeBuilder.LiftedBackslash;
            else
                i++;
        }

        return new string(characters);
    }
}
