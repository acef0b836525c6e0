using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <content>
/// What leads to another node, and what a swarm's services are reached by: virtual addresses and the routing mesh. The lab's kernel has no IPVS and its swarm one
/// node, so all of it is from moby's source and the documentation, and says so.
/// </content>
public sealed partial class PacketWalk
{
    /// <summary>What answers at a service's virtual address on a network that the asker is on: any of its tasks there, one after the other.</summary>
    /// <param name="from">Who asks.</param>
    /// <param name="network">The network whose names gave the address.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="port">The tasks' port: a virtual address passes every port on as it is.</param>
    /// <param name="protocol">The protocol.</param>
    public Answer ProbeVirtual(SimulatedContainer from, SimulatedNetwork network, string service, int port, Protocol protocol)
    {
        var fact = Unmeasured.Fact("virtual-address", service, network.RealName);
        var at = network.Network?.Declaration.Span;
        if (!engine.Node.HasIpvs)
            return new Answer(Outcome.Unknown, Cause.NotKnown).After(fact, at);
        var answers = new List<Answer>();
        foreach (var endpoint in network.Members)
            if (endpoint.Container.Workload is { Kind: WorkloadKind.SwarmService } workload && workload.Name == service && endpoint.IPv4 is { } address)
                answers.Add(Probe(Party.Of(from), address, port, protocol));
        // The balancer's own address stands for the client's.
        return Balanced(answers) with { SourceAddress = null, SeenAs = null } is var answer && answers.Count > 0
            ? answer.After(fact, at) : new Answer(Outcome.NoName, Cause.NotRunning).After(fact, at);
    }

    /// <summary>Of several that take turns: open where all are; where some refuse, open too, with a hop that says how many.</summary>
    private static Answer Balanced(IReadOnlyList<Answer> answers)
    {
        if (answers.Count == 0)
            return new Answer(Outcome.Closed, Cause.NotRunning);
        var open = answers.Where(answer => answer.Outcome == Outcome.Open).ToList();
        if (open.Count == 0)
            return answers.FirstOrDefault(answer => answer.Outcome == Outcome.Unknown) ?? answers[0];
        return open.Count == answers.Count ? open[0]
            : open[0].After(Number(open.Count) + " of " + Number(answers.Count) + " tasks answer, the others do not");
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the routing mesh does with a port of this node; null where it does not have it.</summary>
    private Answer? OnMesh(IpAddress to, int port, Protocol protocol)
    {
        if (!engine.Node.HasIpvs)
            return null;
        foreach (var mesh in engine.Swarm[0].IngressPorts)
        {
            if (mesh.HostPort != port || mesh.Protocol != protocol)
                continue;
            var tasks = engine.Swarm[0].Of(mesh.Workload).Where(task => task.IsRunning).ToList();
            if (tasks.Count == 0)
                return new Answer(Outcome.Closed, Cause.NotRunning).After(Unmeasured.Fact("mesh-empty", mesh.Workload.Name), mesh.Port.Span);
            if (!to.IsIPv4)
                return new Answer(Outcome.Timeout, Cause.NotPublished).After(Unmeasured.Fact("mesh-ipv6"), mesh.Port.Span);
            var answers = new List<Answer>();
            foreach (var task in tasks)
                if (task.Sandbox?.EndpointList.Find(endpoint => endpoint.Network.RealName == "ingress")?.IPv4 is { } address)
                    answers.Add(Deliver(task.Sandbox, address, mesh.ContainerPort, protocol, Party.Node));
            return (Balanced(answers) with { SeenAs = null }).After(Unmeasured.Fact("mesh", mesh.Workload.Name), mesh.Port.Span);
        }

        return null;
    }

    /// <summary>What is seen at an address of another node of the swarm; null where it is none.</summary>
    private Answer? AtPeer(IpAddress to, int port, Protocol protocol)
    {
        foreach (var peer in engine.Swarm)
            if (peer != engine)
                foreach (var own in peer.Node.Addresses)
                    if (own.Address == to)
                        return new PacketWalk(peer).FromOutside(to, port, protocol).After(Unmeasured.Fact("over-lan", peer.Node.Name));
        return null;
    }

    /// <summary>
    /// The way between two members of an overlay: the tunnel between their nodes, and what must be open for it. Where one node stands for a swarm that is not known
    /// further, they may be on two.
    /// </summary>
    private Answer ThroughTunnel(Answer answer, SimulatedContainer asker, SimulatedEndpoint target)
    {
        var declared = target.Network.Network?.Declaration;
        var encrypted = declared?.Options.FirstOrDefault(option => option.OptionName == "encrypted");
        var line = encrypted?.Value.Span ?? declared?.Span;
        var kind = encrypted is null ? "" : "-encrypted";
        if (engine.Swarm.Count < 2)
            return engine.Topology.Declarations.KnowsNodes ? answer : answer.After(Unmeasured.Fact("gossip")).After(Unmeasured.Fact("tunnel-maybe" + kind), line);
        var (from, to) = (asker.Node.Name, target.Container.Node.Name);
        return from == to
            ? answer.After("both are on node " + from + ": nothing leaves it", asker.Workload.Placement.Constraints.FirstOrDefault()?.Written.Span)
            : Chance(answer.After(Unmeasured.Fact("gossip")).After(Unmeasured.Fact("tunnel" + kind, from, to), line), asker, target.Container);
    }

    private static Answer Chance(Answer answer, SimulatedContainer one, SimulatedContainer two) => one.IsPlacedByChance || two.IsPlacedByChance
        ? answer.After("which node a task is on is the scheduler's choice: " + one + " on " + one.Node.Name + ", " + two + " on " + two.Node.Name) : answer;

    /// <summary>What a bridge of another node gives: nothing, whatever has the same address here.</summary>
    internal static Answer OnOtherNode(SimulatedEndpoint target) => new Answer(Outcome.Timeout, Cause.OtherNode)
        .After(Unmeasured.Fact("other-node", target.Network.RealName, target.Container.Node.Name), target.Attachment?.Span);
}
