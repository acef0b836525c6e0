using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY --from names no stage.</summary>
public sealed partial class CopyFromUnknown : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is FromInstruction from)
            {
                count++;
                if (from.Alias is { } alias)
                    names.Add(alias.Text);
            }

            if (instruction is not CopyInstruction { From: { Value: { } source } flag } || source.IndexOf(':') >= 0 || names.Contains(source) || IsImage(source))
                continue;
            var digits = new string(source.TakeWhile(c => c is >= '0' and <= '9').ToArray());
            if (digits.Length is > 0 and < 9 && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) < count)
                continue;
            var near = Spelling.Nearest(source, names);
            context.Report(
                instruction.Element(flag.Span, source, "from"),
                $"{source} is no stage before this one, so an image of that name is pulled",
                help: near is null ? null : $"did you mean '{near}'?");
        }
    }

    /// <summary>Whether a name is an image's on purpose: with a path or a registry, which no stage's name has.</summary>
    internal static bool IsImage(string source) => source.IndexOf('/') >= 0;
}
