using ComposeLint.Analysis;
using ComposeLint.CSharp;

namespace ComposeLint.Rules.CSharp;

/// <summary>A node port that the Kubernetes API refuses: outside its range, or asked for twice.</summary>
public sealed partial class NodePortRefused : CSharpRule
{
    private const int First = 30000;
    private const int Last = 32767;

    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        if (context.Model.Project.IsTest)
            return;
        var taken = new Dictionary<(int Port, string Protocol), NodePortFact>();
        foreach (var port in context.Model.NodePorts)
        {
            if (!port.Port.TryGet(out var number) || number == 0)
                continue;
            var service = port.Service ?? "the service";
            if (number is < First or > Last)
                context.Report(port, $"{service} asks for node port {number}: the API server takes {First} to {Last}, unless it is set up otherwise");
            else if (!taken.TryGetValue((number, port.Protocol), out var other))
                taken[(number, port.Protocol)] = port;
            else if (port.Service != other.Service)
                context.Report(port, other, $"{service} asks for node port {number}, which {other.Service ?? "another service"} has: each node has it once", Confidence.Medium);
        }
    }
}
