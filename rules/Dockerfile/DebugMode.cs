using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A switch for debugging is on in the image.</summary>
public sealed partial class DebugMode : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Env } env || instruction.Stage?.Index != context.File.Stages.Length - 1)
                continue;
            foreach (var pair in env.Pairs)
            {
                var value = pair.Value?.Unquoted.ToLowerInvariant();
                if ((pair.Key.Text is "FLASK_DEBUG" or "DJANGO_DEBUG" or "DEBUG" or "APP_DEBUG" && value is "1" or "true" or "on" or "yes")
                    || (pair.Key.Text is "FLASK_ENV" or "RAILS_ENV" or "ASPNETCORE_ENVIRONMENT" or "APP_ENV" && value == "development"))
                    context.Report(env.Element(pair.Key), $"{pair.Key}={pair.Value} is for debugging");
            }
        }
    }
}
