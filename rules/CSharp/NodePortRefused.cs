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
        var taken = new Dictionary<(int Port, string Protocol), (ClusterServiceFact Service, ClusterPortFact Port)>();
        foreach (var service in context.Model.ClusterServices)
        {
            foreach (var port in service.IsOnEveryNode ? service.Ports : ImmutableArray<ClusterPortFact>.Empty)
            {
                if (port.NodePort is not { IsKnown: true, Value: var number } || number == 0)
                    continue;
                if (number is < First or > Last)
                    context.Report(port, $"{service} asks for node port {number}: the API server takes {First} to {Last}, unless it is set up otherwise");
                else if (!taken.TryGetValue((number, port.Protocol), out var other))
                    taken[(number, port.Protocol)] = (service, port);
                else if (service.ServiceName != other.Service.ServiceName)
                    context.Report(port, other.Port, $"{service} asks for node port {number}, which {other.Service} has: each node has it once", Confidence.Medium);
            }
        }
    }
}
