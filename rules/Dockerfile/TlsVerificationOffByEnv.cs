using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A variable switches the verification of certificates off.</summary>
public sealed partial class TlsVerificationOffByEnv : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Env or InstructionKind.Arg } pairs)
                continue;
            foreach (var pair in pairs.Pairs)
            {
                var value = pair.Value?.Unquoted.ToLowerInvariant();
                var isOff = pair.Key.Text switch
                {
                    "NODE_TLS_REJECT_UNAUTHORIZED" or "PYTHONHTTPSVERIFY" => value == "0",
                    "NPM_CONFIG_STRICT_SSL" or "npm_config_strict_ssl" => value == "false",
                    "GIT_SSL_NO_VERIFY" => value is not (null or "0" or "false" or ""),
                    "PIP_TRUSTED_HOST" => value is not (null or ""),
                    _ => false,
                };
                if (isOff)
                    context.Report(pairs.Element(pair.Key), $"{pair.Key} switches the verification of certificates off");
            }
        }
    }
}
