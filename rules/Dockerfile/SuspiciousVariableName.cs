using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An ARG or ENV is named like a credential.</summary>
public sealed partial class SuspiciousVariableName : DockerfileRule
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "ACCESS_TOKEN", "APPLICATION_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "CIRCLE_TOKEN", "CI_DEPLOY_USER", "DOCKER_EMAIL", "FACEBOOK_APP_ID",
        "FOSSA_API_KEY", "HEROKU_API_USER", "OKTA_AUTHN_GROUPID", "OKTA_CLIENT_ORGURL", "OKTA_OAUTH2_CLIENTID", "STRIPE_DEVICE_NAME", "TRAVIS_OS_NAME",
        "TRAVIS_SECURE_ENV_VARS", "TRAVIS_SUDO", "VAULT_CLIENT_KEY",
    };

    private static readonly string[] s_parts = ["api_key", "client_key", "password", "private", "secret", "token", "username"];

    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            var pairs = instruction as PairsInstruction ?? (instruction as OnbuildInstruction)?.Instruction as PairsInstruction;
            if (pairs is null || pairs.Kind == InstructionKind.Label)
                continue;
            foreach (var pair in pairs.Pairs)
            {
                if (!IsSuspicious(pair.Key.Text))
                    continue;
                context.Report(pairs.Element(pair.Key), $"{pair.Key} is named like a credential");
                break;
            }
        }
    }

    private static bool IsSuspicious(string name) =>
        s_names.Contains(name) || s_parts.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
}
