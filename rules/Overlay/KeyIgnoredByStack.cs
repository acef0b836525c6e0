using ComposeLint.Analysis;
using ComposeLint.Compose.Binding;

namespace ComposeLint.Rules.Overlay;

/// <summary>A key that a stack is deployed without.</summary>
public sealed partial class KeyIgnoredByStack : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        foreach (var (at, key) in StackKeys.Of(context))
            if (key.InStack is KeyEffect.Ignored or KeyEffect.Obsolete && !IsWithoutConsequence(context, at.Key))
                context.Report(at, $"docker stack deploy ignores {at.Name}");
        foreach (var problem in context.Project.Problems)
            if (problem.Kind == "stack-ignored")
                context.Report(problem.Subject, problem.Message, help: problem.Help);
    }

    /// <summary>
    /// <c>expose</c> opens nothing anywhere. <c>restart</c> is named in the warning and yet taken where there is no <c>deploy.restart_policy</c>
    /// (docker/cli cli/compose/convert/service.go, convertRestartPolicy); only <c>no</c> is not, since a swarm starts tasks again.
    /// </summary>
    private static bool IsWithoutConsequence(ComposeContext context, string key)
    {
        var path = key.Split('.');
        if (path.Length != 3 || path[0] != "services")
            return false;
        return path[2] switch
        {
            "expose" => true,
            "restart" => context.Project.Service(path[1]) is { } service && service.Deploy?.RestartCondition is null && !(service.Restart is { } restart && restart.TryGet(out var policy) && policy == "no"),
            _ => false,
        };
    }
}
