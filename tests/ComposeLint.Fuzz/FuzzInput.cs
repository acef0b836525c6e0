using System.Text;
using ComposeLint.Text;

namespace ComposeLint.Fuzz;

/// <summary>
/// An input as bytes: files with a record separator (0x1E) between them, of each the first byte saying what it is and the rest its text.
/// Any bytes are an input; what is not UTF-8 becomes U+FFFD.
/// </summary>
internal static class FuzzInput
{
    private const char Separator = '\u001e';
    private const string HeredocHead = "FROM debian:12\nRUN <<'FUZZED'\n";
    private const string HeredocTail = "\nFUZZED\n";

    /// <summary>A YAML file that only the YAML reader sees.</summary>
    public const string YamlName = "alone.yaml";

    private static readonly (char Mark, string Name)[] Kinds =
    [
        ('c', "compose.yaml"),
        ('d', "Dockerfile"),
        ('s', "run.sh"),
        ('y', YamlName),
        ('r', "run.Dockerfile"),
        ('o', "compose.override.yaml"),
        ('k', "stack.yml"),
        ('e', ".env"),
        ('i', ".dockerignore"),
        ('x', "other.yaml"),
        ('b', "api/Dockerfile"),
    ];

    /// <summary>The files of an input; of two with one name the later one counts.</summary>
    public static List<SourceText> Read(ReadOnlySpan<byte> bytes)
    {
        var files = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var part in Encoding.UTF8.GetString(bytes).Split(Separator))
        {
            if (part.Length == 0)
                continue;
            var at = Array.FindIndex(Kinds, kind => kind.Mark == part[0]);
            var (mark, name) = Kinds[at >= 0 ? at : part[0] % Kinds.Length];
            files[name] = new SourceText(name, mark == 'r' ? HeredocHead + part[1..] + HeredocTail : part[1..]);
        }

        return [.. files.Values];
    }

    /// <summary>Files as an input; one whose name no mark stands for is left out.</summary>
    public static byte[] Write(IEnumerable<SourceText> files)
    {
        var parts = new List<string>();
        foreach (var file in files)
        {
            foreach (var (mark, name) in Kinds)
                if (name == file.Path)
                    parts.Add(mark + file.Text);
        }

        return Encoding.UTF8.GetBytes(string.Join(Separator, parts));
    }
}
