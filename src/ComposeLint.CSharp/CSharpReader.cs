using ComposeLint.Analysis;
using ComposeLint.CSharp.Aspire;
using ComposeLint.CSharp.Clients;
using ComposeLint.CSharp.Commands;
using ComposeLint.CSharp.DockerDotNet;
using ComposeLint.CSharp.Embedded;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.FluentDocker;
using ComposeLint.CSharp.Kestrel;
using ComposeLint.CSharp.Kubernetes;
using ComposeLint.CSharp.Pulumi;
using ComposeLint.CSharp.Reading;
using ComposeLint.CSharp.Testcontainers;
using ComposeLint.Topology;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp;

/// <summary>What a project's C# says of containers, and what is wrong with how it says it.</summary>
/// <param name="Model">The facts.</param>
/// <param name="Problems">Calls that their library or the engine refuses.</param>
public sealed record CSharpReadResult(CSharpModel Model, ImmutableArray<Text.Problem> Problems)
{
    /// <summary>Compose files and Dockerfiles that the code holds as text and hands on.</summary>
    public ImmutableArray<EmbeddedSource> Embedded { get; init; } = ImmutableArray<EmbeddedSource>.Empty;

    /// <summary>Names of files that the code writes.</summary>
    public ImmutableHashSet<string> WrittenFiles { get; init; } = ImmutableHashSet<string>.Empty;
}

/// <summary>Reads one compilation.</summary>
public static class CSharpReader
{
    /// <summary>Reads the containers, networks and resources that a compilation declares. Runs none of its code; never throws on it.</summary>
    /// <param name="compilation">The compilation; references may be missing.</param>
    /// <param name="project">The project it is of.</param>
    /// <param name="textOf">The text of a tree, the same characters as the tree's own.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static CSharpReadResult Read(Compilation compilation, CodeProject project, Func<SyntaxTree, Text.SourceText> textOf, CancellationToken cancellation = default) =>
        Read(compilation, project, textOf, _ => true, cancellation);

    // Trees that are not the project's own are followed into, and not read for themselves.
    internal static CSharpReadResult Read(Compilation compilation, CodeProject project, Func<SyntaxTree, Text.SourceText> textOf, Func<SyntaxTree, bool> isOwn, CancellationToken cancellation)
    {
        var hasTestcontainers = compilation.GetTypesByMetadataName("DotNet.Testcontainers.Builders.IAbstractBuilder`3").Length > 0 ||
            compilation.GetTypesByMetadataName("DotNet.Testcontainers.Builders.ITestcontainersBuilder`1").Length > 0;
        var candidates = Candidates.Find(compilation.SyntaxTrees, hasTestcontainers, cancellation);
        var interpreter = new Interpreter(compilation, candidates.IsWorthy, cancellation);
        foreach (var member in candidates.Members.Where(member => isOwn(member.SyntaxTree)))
            interpreter.Run(member, compilation.GetSemanticModel(member.SyntaxTree));

        var context = new ReadContext(new Places(textOf), interpreter);
        var testcontainers = new TestcontainersReader(context);
        var docker = new ParametersReader(context);
        var pulumi = new PulumiReader(context);
        var networks = testcontainers.Networks().AddRange(docker.Networks(project.IsTest)).AddRange(pulumi.Networks()).AddRange(new FluentDockerNetworks(context).Networks());
        var containers = testcontainers.Containers()
            .AddRange(docker.Containers(project.IsTest))
            .AddRange(new SwarmReader(context).Services(project.IsTest))
            .AddRange(new CommandReader(context).Containers())
            .AddRange(pulumi.Containers())
            .AddRange(new FluentDockerReader(context).Containers());
        var cluster = new ClusterReader(context);
        var model = new CSharpModel(project)
        {
            Networks = Sorted(networks),
            Containers = Sorted(containers),
            ClusterServices = Sorted(cluster.Services()),
            IngressBackends = Sorted(cluster.Backends()),
            NodeNetworks = Sorted(cluster.NodeNetworks()),
            Listeners = project.IsTest ? ImmutableArray<ListenFact>.Empty : Sorted(new KestrelReader(context).Listeners()),
            Connections = project.IsTest ? ImmutableArray<ApplicationSetting>.Empty : new ClientReader(compilation, context.Places, cancellation).Read(compilation.SyntaxTrees.Where(tree => isOwn(tree) && ClientSinks.AreIn(textOf(tree).Text))),
            // An app that tests build is looked at, or runs with its proxied ports at random (DcpPublisher:RandomizePorts).
            Resources = project.IsTest ? ImmutableArray<AspireResource>.Empty : Sorted(new AspireReader(context).Resources()),
            ComposeEnvironments = project.IsTest ? ImmutableArray<ComposeEnvironmentFact>.Empty : Sorted(new ComposeEnvironmentReader(context).Environments()),
            ComposeLinks = Sorted(new ComposeLinkReader(context).Links()),
            DroppedCalls = Sorted(interpreter.Dropped.Select(call => Dropped(call, context.Places)).ToImmutableArray()),
        };
        SemanticModel ModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);
        // In tests, text that goes nowhere is mostly what a tool is tried on.
        var marked = project.IsTest
            ? Enumerable.Empty<(ExpressionSyntax, string)>()
            : compilation.SyntaxTrees.Where(isOwn).OrderBy(tree => tree.FilePath, StringComparer.Ordinal).SelectMany(tree => MarkedLiterals.In(tree, ModelOf, cancellation));
        var written = interpreter.StaticCalls.Where(Functions.IsTextSink).Select(call => call.Argument("path")).OfType<Operand>().Select(path => EmbeddedTextReader.FileNameOf(path.Value)).OfType<string>();
        return new CSharpReadResult(model, context.Problems.Concat(PublishedConsistency.Check(model)).OrderBy(problem => problem.Subject.Span).ToImmutableArray())
        {
            Embedded = new EmbeddedTextReader(context, ModelOf).Texts(marked, project.IsTest),
            WrittenFiles = written.ToImmutableHashSet(StringComparer.Ordinal),
        };
    }

    private static DroppedCallFact Dropped(Call call, Places places) => new()
    {
        Span = places.At(call.NameSyntax),
        Context = places.ContextOf(call.Syntax),
        Name = call.Name,
        Key = string.Join(".", "csharp", MemberOf(call.Syntax), call.Name, "dropped"),
        BuilderType = call.Method.ContainingType.Name,
        Keep = TestcontainersEdits.KeepResult(places, call),
    };

    private static string MemberOf(SyntaxNode node) =>
        string.Join(".", node.Ancestors().Select(outer => outer switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            ConstructorDeclarationSyntax => "ctor",
            _ => "",
        }).Where(name => name.Length > 0).Reverse());

    private static ImmutableArray<T> Sorted<T>(ImmutableArray<T> elements)
        where T : CodeElement => elements.OrderBy(element => element.Span).ThenBy(element => element.Key, StringComparer.Ordinal).ToImmutableArray();
}
