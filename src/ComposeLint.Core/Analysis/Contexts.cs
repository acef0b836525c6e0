using ComposeLint.Compose;
using ComposeLint.CSharp;
using ComposeLint.Dockerfiles;
using ComposeLint.Inference;
using ComposeLint.Knowledge;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>What a <see cref="TopologyRule"/> is given.</summary>
public sealed class TopologyContext : RuleContext
{
    private readonly SimulatedViews _views;

    internal TopologyContext(SimulatedViews views, RuleDescriptor rule, CancellationToken cancellation)
        : base(rule, cancellation) => _views = views;

    /// <summary>What would exist on the engine, every profile's elements included; pair rules ask <see cref="Presence.CanCoexist"/>.</summary>
    public NetworkTopology Topology => _views.Topology;

    /// <summary>The sockets of the node.</summary>
    public HostStack Host => Topology.Hosts[0];

    /// <summary>
    /// The simulated engine after everything that needs no profile was brought up, or as far as it came: made when first asked for, once for all rules.
    /// Its own topology's workloads have believed listeners, and the places and keys of <see cref="Topology"/>'s.
    /// </summary>
    public EngineState Engine => _views.Engine;

    /// <summary>The platforms among those that are asked about of which something is known (<see cref="PlatformBehaviours"/>).</summary>
    public Platforms Where(Func<string, bool> isKnown) => PlatformNames.Flags(_views.Platforms.Where(platform => isKnown(platform.ToString())));

    /// <summary>
    /// Everything that could be brought up, on engines that go on past what they refuse: what exists together on one engine each, with no profile, each alone, and all of them.
    /// </summary>
    public IEnumerable<EngineState> Worlds => _views.Main.Worlds;

    /// <summary>What the engine binds on the node for an entry of <c>ports</c>; empty where it binds nothing, as on the routing mesh.</summary>
    public IEnumerable<PortBinding> BindingsOf(PublishedPort port) => _views.Bindings[port];

    /// <summary>Whether the port is published, or may be where that cannot be said.</summary>
    public bool IsPublished(Workload workload, PublishedPort port) =>
        workload.OpenParts.HasFlag(WorkloadParts.Attachments) || _views.OnMesh.Contains(port) || _views.Bindings.Contains(port);

    /// <summary>Whether the engine publishes the port, and on every address of the node; not where the network is made elsewhere, so that it cannot be said.</summary>
    public bool IsOpenEverywhere(Workload workload, PublishedPort port) =>
        !workload.OpenParts.HasFlag(WorkloadParts.Attachments)
        && (_views.OnMesh.Contains(port) || BindingsOf(port).Any(binding => binding.HostAddress.IsAny && binding.Endpoint?.Network.Network is null or { GivesHostGateway: not null } && (binding.HostPort != 0 || port.Host is { IsKnown: false })));

    /// <summary>Whether two workloads answer to one name on a network, so that a client gets either.</summary>
    public bool BothAnswer(NameClaim one, NameClaim two) =>
        one.Contradicts(two) && Worlds.Any(world => world.NetworkNamed(one.Network.RealName ?? one.Network.Declaration.LocalName)?.Answering(one.Name).Count(workload => IsSame(workload, one.Owner) || IsSame(workload, two.Owner)) == 2);

    /// <summary>The lines that say what the engine does where it says nothing itself: who, what, and which other measured versions do not.</summary>
    /// <param name="does">What it does: <c>publishes no port, and says nothing</c>.</param>
    /// <param name="isSo">Whether an engine does.</param>
    public ImmutableArray<string> Notes(string does, Func<EngineState, bool> isSo) => EngineWords.Of(_views, does, isSo);

    private static bool IsSame(Workload one, Workload two) => one.Key == two.Key && one.Presence == two.Presence;

    /// <summary>What the engine refuses, by the names of its messages (<c>Knowledge/engine-messages.tsv</c>); all of it where none is named. One fault hides no other.</summary>
    public IEnumerable<EngineRefusal> Refusals(params string[] messageIds) => RefusalsOf(_views.Version, messageIds);

    /// <summary>The same, and what other measured versions refuse where the one modelled does not, the newest first.</summary>
    public IEnumerable<EngineRefusal> RefusalsOfAnyVersion(params string[] messageIds)
    {
        var told = new List<EngineRefusal>();
        foreach (var version in EngineVersion.Measured.Where(version => version != _views.Version).OrderByDescending(version => version).Prepend(_views.Version))
            foreach (var refusal in RefusalsOf(version, messageIds))
                if (!told.Exists(other => other.At.Span == refusal.At.Span && other.Evidence?.Span == refusal.Evidence?.Span))
                    told.Add(refusal);
        return told;
    }

    /// <summary>Reports what the engine refuses: the finding carries the engine's words, its version and platform, and what other versions do.</summary>
    /// <param name="told">The refusal.</param>
    /// <param name="message">The fact first, in one short sentence that names the service.</param>
    /// <param name="at">The place, where it is another than the refusal's.</param>
    /// <param name="evidence">What proves it, where it is another than the refusal's.</param>
    /// <param name="evidenceText">What the evidence's place shows; its name by default.</param>
    /// <param name="confidence">How sure it is: as sure, by default, as that both exist together.</param>
    /// <param name="help">What to do.</param>
    /// <param name="fixes">Edits that mend it.</param>
    /// <param name="isSaid">Whether <paramref name="message"/> has the engine's words, its version and platform already.</param>
    public void Report(
        EngineRefusal told,
        string message,
        IElement? at = null,
        IElement? evidence = null,
        string? evidenceText = null,
        Confidence? confidence = null,
        string? help = null,
        ImmutableArray<Fix> fixes = default,
        bool isSaid = false)
    {
        var proof = evidence ?? told.Evidence;
        var notes = EngineWords.Of(_views, told);
        Add(new Finding(Rule, at ?? told.At, message)
        {
            Evidence = proof,
            Confidence = confidence ?? ConfidenceOf(told),
            Platforms = told.Platforms,
            Related = proof is null ? ImmutableArray<Annotation>.Empty : ImmutableArray.Create(new Annotation(proof.Span, evidenceText ?? proof.Name)),
            Notes = isSaid ? notes.RemoveAt(0) : notes,
            Engine = notes.Length > 1 ? told.Engine.Options.Engine.ToString() : null,
            Help = help,
            Fixes = fixes.IsDefault ? ImmutableArray<Fix>.Empty : fixes,
        });
    }

    private static Confidence ConfidenceOf(EngineRefusal told) =>
        told is { Workload: { } one, Other: { } two } && one.Presence.CanCoexist(two.Presence) != Coexistence.Always
        || told is { Network: { } first, OtherNetwork: { } second } && first.Presence.CanCoexist(second.Presence) != Coexistence.Always ? Confidence.Low : Confidence.High;

    private IEnumerable<EngineRefusal> RefusalsOf(EngineVersion version, string[] messageIds)
    {
        var alike = _views.Alike().Select(group => (Survey: _views.Survey(version, group.First()), Flags: PlatformNames.Flags(group))).ToList();
        for (var n = 0; n < alike.Count; n++)
            foreach (var world in alike[n].Survey.Worlds)
                foreach (var refusal in world.Refusals)
                {
                    if (messageIds.Length > 0 && !messageIds.Contains(refusal.MessageId, StringComparer.Ordinal) || alike.Take(n).Any(earlier => earlier.Survey.Like(refusal) is not null))
                        continue;
                    var where = alike.Where(item => item.Survey == alike[n].Survey || item.Survey.Like(refusal) is not null).Aggregate(Platforms.None, (flags, item) => flags | item.Flags);
                    yield return new EngineRefusal(refusal, world, where == alike.Aggregate(Platforms.None, (flags, item) => flags | item.Flags) ? Platforms.All : where);
                }
    }

    /// <summary>Whom the engine's workloads mean to reach, in file order; made when first asked for.</summary>
    public ImmutableArray<Reference> References => _views.References;
}

/// <summary>What a <see cref="ComposeRule"/> is given.</summary>
public sealed class ComposeContext : RuleContext
{
    internal ComposeContext(ComposeProject project, DeploymentTarget target, RuleDescriptor rule, CancellationToken cancellation)
        : base(rule, cancellation)
    {
        Project = project;
        Target = target;
    }

    /// <summary>The project as loaded: files merged, variables replaced, names and defaults filled in.</summary>
    public ComposeProject Project { get; }

    /// <summary>What brings the project up.</summary>
    public DeploymentTarget Target { get; }
}

/// <summary>What a <see cref="DockerfileRule"/> is given.</summary>
public sealed class DockerfileContext : RuleContext
{
    internal DockerfileContext(Dockerfile file, ImagePolicy policy, RuleDescriptor rule, CancellationToken cancellation)
        : base(rule, cancellation)
    {
        File = file;
        Policy = policy;
    }

    /// <summary>The file as read: instructions, stages, the commands of RUN.</summary>
    public Dockerfile File { get; }

    /// <summary>What the configuration asks of images.</summary>
    public ImagePolicy Policy { get; }
}

/// <summary>What a <see cref="CSharpRule"/> is given.</summary>
public sealed class CSharpContext : RuleContext
{
    internal CSharpContext(CSharpModel model, RuleDescriptor rule, CancellationToken cancellation)
        : base(rule, cancellation) => Model = model;

    /// <summary>What the project's code makes.</summary>
    public CSharpModel Model { get; }
}
