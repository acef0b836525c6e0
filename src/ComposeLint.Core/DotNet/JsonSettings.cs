using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.DotNet;

/// <summary>Reads JSON as .NET's configuration does: comments and trailing commas are allowed, levels become a path (Microsoft.Extensions.Configuration.Json).</summary>
public static class JsonSettings
{
    /// <summary>The values, in file order; empty for what cannot be read.</summary>
    public static ImmutableArray<ApplicationSetting> Read(SourceText text, CancellationToken cancellation)
    {
        if (Root(text, cancellation) is not { } root)
            return ImmutableArray<ApplicationSetting>.Empty;
        var settings = ImmutableArray.CreateBuilder<ApplicationSetting>();
        Add(settings, "", root, text);
        return settings.ToImmutable();
    }

    /// <summary>The object that a file holds, read as the YAML that JSON also is; its places are those of <paramref name="text"/> with the comments blanked. Null when it is none.</summary>
    public static YamlMapping? Root(SourceText text, CancellationToken cancellation)
    {
        var file = YamlReader.Read(WithoutComments(text), cancellation);
        return file.HasGaps || file.Documents.Length == 0 ? null : file.Documents[0].Root as YamlMapping;
    }

    private static void Add(ImmutableArray<ApplicationSetting>.Builder settings, string path, YamlNode node, SourceText text)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                    Add(settings, Below(path, entry.Key.Value), entry.Value, text);
                break;
            case YamlSequence sequence:
                for (var n = 0; n < sequence.Items.Length; n++)
                    Add(settings, Below(path, n.ToString(System.Globalization.CultureInfo.InvariantCulture)), sequence.Items[n], text);
                break;
            case YamlScalar { IsNull: false } scalar:
                settings.Add(new ApplicationSetting(path, new Located<string>(scalar.Value, text.At(scalar.Span.Span))));
                break;
        }
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : path + ":" + key;

    /// <summary>The same text with blanks for comments, so that every offset stays.</summary>
    private static SourceText WithoutComments(SourceText text)
    {
        var source = text.Text;
        if (source.IndexOf("//", StringComparison.Ordinal) < 0 && source.IndexOf("/*", StringComparison.Ordinal) < 0)
            return text;
        var characters = source.ToCharArray();
        var inString = false;
        for (var at = 0; at < characters.Length; at++)
        {
            if (inString)
            {
                if (source[at] == '\\')
                    at++;
                else if (source[at] == '"')
                    inString = false;
                continue;
            }

            if (source[at] == '"')
            {
                inString = true;
            }
            else if (source[at] == '/' && at + 1 < source.Length && source[at + 1] is '/' or '*')
            {
                var isLine = source[at + 1] == '/';
                var end = isLine ? source.IndexOf('\n', at) : source.IndexOf("*/", at + 2, StringComparison.Ordinal);
                var stop = end < 0 ? source.Length : isLine ? end : end + 2;
                for (; at < stop; at++)
                    if (source[at] is not ('\n' or '\r'))
                        characters[at] = ' ';
                at--;
            }
        }

        return new SourceText(text.Path, new string(characters));
    }
}
