using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>USER names a user instead of a number.</summary>
public sealed partial class NonNumericUser : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var arguments = new List<string>();
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is PairsInstruction { Kind: InstructionKind.Arg } declared)
                arguments.AddRange(declared.Pairs.Select(pair => pair.Key.Text));
            if (instruction is not ValueInstruction { Kind: InstructionKind.User } user || user.Value.Text.Length == 0)
                continue;
            var name = user.Value.Text.Split(':')[0];
            var isArgument = arguments.Any(argument => user.Value.Text.IndexOf("$" + argument, StringComparison.Ordinal) >= 0 || user.Value.Text.IndexOf("${" + argument + "}", StringComparison.Ordinal) >= 0);
            if (!name.All(char.IsDigit) && !isArgument)
                context.Report(user.Element(user.Value), $"{name} is no number: what it means depends on the image's /etc/passwd");
        }
    }
}
