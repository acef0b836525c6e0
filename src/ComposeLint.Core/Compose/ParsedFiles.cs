using System.Runtime.CompilerServices;

using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>
/// Texts as YAML, each parsed once for as long as it lives: discovery, the variants of a project and the projects that share an included file all read
/// the same. Parsing is a pure function of the text, so that nobody can tell but by the time it takes.
/// </summary>
internal static class ParsedFiles
{
    private static readonly ConditionalWeakTable<SourceText, YamlFile> Known = new();

    /// <summary>The YAML of a text.</summary>
    public static YamlFile Of(SourceText text, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(text, out var file))
            return file;
        var read = YamlReader.Read(text, cancellationToken);
        return Known.GetValue(text, _ => read);
    }
}
