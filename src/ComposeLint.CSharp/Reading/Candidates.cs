using System.Runtime.CompilerServices;
using ComposeLint.CSharp.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Reading;

/// <summary>
/// Which members are worth binding, by their words alone: those that name a watched type or method, and those that call a method of this compilation
/// that does, three levels up. A file without one is never bound.
/// </summary>
internal sealed class Candidates
{
    private const int Levels = 3;

    /// <summary>Stands for a string that names the docker client, or a URL that a web application runs on; no identifier holds a quote.</summary>
    private const string Marked = "\"\"";

    /// <summary>Stands for a string that names a Compose file or a Dockerfile.</summary>
    private const string FileMarked = "\"file\"";

    private static readonly string[] s_writers = { "WriteAllText", "WriteAllTextAsync", "WriteAllLines", "WriteAllLinesAsync" };

    private static readonly ImmutableHashSet<string> s_words = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "WithPortBinding", "WithNetworkAliases", "WithExposedPort", "WithCreateParameterModifier", "GetMappedPublicPort",
        "CreateContainerParameters", "NetworksCreateParameters", "CreateContainerAsync", "CreateNetworkAsync", "ServiceCreateParameters", "ServiceUpdateParameters", "NetworkConnectParameters",
        "UseUrls", "ListenLocalhost", "ListenAnyIP", "ConfigureKestrel", "UseKestrel", "V1Service", "V1Ingress", "V1PodSpec", "ContainerArgs", "NetworkArgs", "UseContainer", "UseCompose", "UseNetwork", "ComposeBuilder", "DockerfileBuilder", "DistributedApplication", "IDistributedApplicationBuilder", "IResourceBuilder");

    /// <summary>What a file's members say, for as long as it lives: a file that many projects reference is looked through once.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, ImmutableArray<MemberWords>.Builder> s_read = new();

    private readonly bool _hasBuilders;

    private Candidates(bool hasBuilders) => _hasBuilders = hasBuilders;

    /// <summary>The members to interpret, by file and in the order in which they run: fields and properties, constructors, then methods.</summary>
    public ImmutableArray<SyntaxNode> Members { get; private set; } = ImmutableArray<SyntaxNode>.Empty;

    /// <summary>Finds them.</summary>
    public static Candidates Find(IEnumerable<SyntaxTree> trees, bool hasTestcontainers, CancellationToken cancellation)
    {
        var candidates = new Candidates(hasTestcontainers);
        var all = new List<MemberWords>();
        foreach (var tree in trees)
        {
            cancellation.ThrowIfCancellationRequested();
            all.AddRange(s_read.GetValue(tree, Read));
        }

        var chosen = new HashSet<SyntaxNode>(all.Where(candidates.IsWorthy).Select(m => m.Member));
        for (var level = 0; level < Levels; level++)
        {
            var names = new HashSet<string>(all.Where(m => chosen.Contains(m.Member) && m.Name is { Length: > 2 }).Select(m => m.Name!), StringComparer.Ordinal);
            var more = all.Where(m => !chosen.Contains(m.Member) && names.Overlaps(m.Words)).Select(m => m.Member).ToList();
            if (more.Count == 0)
                break;
            chosen.UnionWith(more);
        }

        candidates.Members = all.Where(m => chosen.Contains(m.Member)).Select(m => m.Member)
            .OrderBy(m => m.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(Rank).ThenBy(m => m.SpanStart).ToImmutableArray();
        return candidates;
    }

    /// <summary>Whether a declaration itself names something watched.</summary>
    public bool IsWorthy(SyntaxNode declaration) => IsWorthy(new MemberWords(declaration, WordsOf(declaration)));

    private bool IsWorthy(MemberWords member) => member.IsMarked || _hasBuilders && member.Builds;

    private static ImmutableArray<MemberWords>.Builder Read(SyntaxTree tree)
    {
        var members = ImmutableArray.CreateBuilder<MemberWords>();
        if (!IsGenerated(tree))
            members.AddRange(MembersOf(tree.GetRoot()).Select(member => new MemberWords(member, WordsOf(member))));
        return members;
    }

    private static HashSet<string> WordsOf(SyntaxNode member)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in member.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
                words.Add(token.ValueText);
            else if (token.IsKind(SyntaxKind.StringLiteralToken) && (Functions.IsDocker(token.ValueText) || IsRunUrl(token)))
                words.Add(Marked);
            else if (token.ValueText is { Length: > 4 } text && token.Parent is LiteralExpressionSyntax or InterpolatedStringTextSyntax && text.Length < 200 && Embedded.EmbeddedFiles.IsPath(text))
                words.Add(FileMarked);
        }

        return words;
    }

    /// <summary><c>app.Run("http://...")</c>.</summary>
    private static bool IsRunUrl(SyntaxToken token) =>
        token.ValueText.StartsWith("http", StringComparison.Ordinal) &&
        token.Parent?.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "RunAsync" } };

    private static IEnumerable<SyntaxNode> MembersOf(SyntaxNode root)
    {
        if (root is CompilationUnitSyntax unit && unit.Members.Any(m => m is GlobalStatementSyntax))
            yield return unit;
        foreach (var node in root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax method when method.Body is not null || method.ExpressionBody is not null:
                case PropertyDeclarationSyntax:
                    yield return node;
                    break;
                case FieldDeclarationSyntax field:
                    foreach (var variable in field.Declaration.Variables.Where(v => v.Initializer is not null))
                        yield return variable;
                    break;
            }
        }
    }

    private static string? NameOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };

    private static int Rank(SyntaxNode member) => member switch
    {
        VariableDeclaratorSyntax or PropertyDeclarationSyntax => 0,
        ConstructorDeclarationSyntax => 1,
        CompilationUnitSyntax => 2,
        MethodDeclarationSyntax { Identifier.ValueText: "InitializeAsync" or "OneTimeSetUp" or "SetUp" or "ClassInitialize" } => 3,
        _ => 4,
    };

    private static bool IsGenerated(SyntaxTree tree)
    {
        var path = tree.FilePath;
        if (path.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".designer.cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".generated.cs", StringComparison.OrdinalIgnoreCase))
            return true;
        var first = tree.GetRoot().GetLeadingTrivia().ToString();
        return first.Contains("<auto-generated") || first.Contains("<autogenerated");
    }

    /// <summary>A member and what it says.</summary>
    private sealed class MemberWords(SyntaxNode member, HashSet<string> words)
    {
        public SyntaxNode Member { get; } = member;

        public HashSet<string> Words { get; } = words;

        public string? Name { get; } = NameOf(member);

        /// <summary>Whether it names something watched.</summary>
        public bool IsMarked { get; } = words.Overlaps(s_words) || words.Contains(Marked) || words.Contains(FileMarked) && words.Overlaps(s_writers);

        /// <summary>Whether it builds something with a builder, which Testcontainers' are.</summary>
        public bool Builds { get; } = words.Contains("Build") && words.Any(w => w.EndsWith("Builder", StringComparison.Ordinal) && w is not "StringBuilder" and not "Builder");
    }
}
