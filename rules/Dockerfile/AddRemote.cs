using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>ADD fetches from the network without a checksum.</summary>
public sealed partial class AddRemote : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { Kind: InstructionKind.Add } add || add.Flag("checksum") is not null)
                continue;
            var source = add.Sources.FirstOrDefault(s => PathText.IsRemote(s.Unquoted) && !NamesCommit(s.Text));
            if (source.Text is not null)
                context.Report(add.Element(source), $"{source} is fetched without a checksum");
        }
    }

    private static bool NamesCommit(string source)
    {
        var hash = source.IndexOf('#');
        return hash >= 0 && source.Length - hash > 40 && source.Substring(hash + 1, 40).All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
    }
}
