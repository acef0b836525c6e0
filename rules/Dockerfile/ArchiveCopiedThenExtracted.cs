using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An archive is copied and extracted in two steps.</summary>
public sealed partial class ArchiveCopiedThenExtracted : DockerfileRule
{
    private static readonly string[] s_endings =
    [
        ".tar", ".Z", ".bz2", ".gz", ".lz", ".lzma", ".tZ", ".tb2", ".tbz", ".tbz2", ".tgz", ".tlz", ".tpz", ".txz", ".xz",
    ];

    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
        {
            var copied = new List<(CopyInstruction Copy, Word Word, string Name)>();
            var reported = new HashSet<(CopyInstruction, string)>();
            foreach (var instruction in stage.Instructions)
            {
                if (instruction is CopyInstruction { Kind: InstructionKind.Copy, From: null, Destination: { } target } copy)
                    copied.AddRange(Archives(copy, target).Select(word => (copy, word, PathText.FileName(word.Unquoted))));
                else if (instruction is RunInstruction run && copied.Count > 0)
                    foreach (var (source, word, name) in copied)
                        if (run.Command.Script.Commands.Any(command => Extracts(command, name)) && reported.Add((source, name)))
                            context.Report(source.Element(word), $"ADD extracts it, {name}, in one step");
            }
        }
    }

    private static IEnumerable<Word> Archives(CopyInstruction copy, Word target) =>
        IsArchive(target) ? [target] : copy.Sources.Where(IsArchive);

    private static bool IsArchive(Word word) => s_endings.Any(ending => word.Unquoted.EndsWith(ending, StringComparison.Ordinal));

    private static bool Extracts(ShellCommand command, string archive)
    {
        var extracts = command.Name is "unzip" or "gunzip" or "bunzip2" or "unlzma" or "unxz" or "zgz" or "uncompress" or "zcat" or "gzcat"
            || (command.Name == "tar" && command.Arguments.Any(a => a.Text is "--extract" or "--get" || (a.Text.StartsWith("-", StringComparison.Ordinal) && a.Text.IndexOf('x') >= 0)));
        return extracts && command.Operands().Any(operand => PathText.FileName(operand.Text.Trim('"', '\'')) == archive);
    }
}
