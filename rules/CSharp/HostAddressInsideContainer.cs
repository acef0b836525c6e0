using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>An address that only the test's own process can use, handed to a container.</summary>
public sealed partial class HostAddressInsideContainer : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var container in context.Model.Containers)
        {
            foreach (var variable in container.Environment)
            {
                if (variable.HostSide is not { } address || container.NetworkMode is not null)
                    continue;
                var name = variable.Variable.TryGet(out var known) ? known : "a variable";
                context.Report(
                    new Element(variable.Value.Span, container.Context, name, container.Key + ".environment." + name),
                    $"{container} gets {address.Method} of {address.Container}, which is that container's address for the test process: inside {container} it leads nowhere",
                    help: $"join both to one network and use an alias of {address.Container} with the container's own port");
            }
        }
    }
}
