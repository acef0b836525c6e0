using ComposeLint.Analysis;
using ComposeLint.CSharp.Commands;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SourceText = ComposeLint.Text.SourceText;

namespace ComposeLint.CSharp.Embedded;

/// <summary>
/// Compose files and Dockerfiles that code holds as text, where the text goes somewhere (a file of that name, the engine's client, a Dockerfile's builder) or
/// is marked as what it is. Text that goes nowhere is data of a tool, and not looked at (API.md section 9).
/// </summary>
internal sealed class EmbeddedTextReader(ReadContext context, Func<SyntaxTree, SemanticModel> modelOf)
{
    /// <summary>The most texts of one project; nobody writes more by hand.</summary>
    private const int MaxTexts = 200;

    private readonly List<EmbeddedSource> _texts = new();
    private readonly HashSet<(SyntaxTree Tree, int Start)> _seen = new();

    /// <summary>The texts, in the order in which they are met.</summary>
    /// <param name="marked">Literals that are marked as a language, each with its surface.</param>
    /// <param name="isTest">Whether the project holds tests: the files that those write, and the app hosts that they build, are what a tool is tried on.</param>
    public ImmutableArray<EmbeddedSource> Texts(IEnumerable<(ExpressionSyntax Literal, string Surface)> marked, bool isTest)
    {
        foreach (var call in context.Interpreter.StaticCalls)
        {
            if (!isTest && Functions.IsTextSink(call) && call.Argument("path") is { } path && FileNameOf(path.Value) is { } name && EmbeddedFiles.SurfaceOf(name) is { } surface && call.Argument("contents") is { } contents)
                Add(contents, surface, name);
        }

        foreach (var instance in context.Interpreter.Instances.Where(context.Counts))
            Engine(instance);
        foreach (var call in context.Interpreter.WatchedCalls)
        {
            switch (call.Name)
            {
                case "FromString" when call.Method.ContainingType.Name == "DockerfileBuilder" && call.Arguments.Length > 0:
                    Add(call.Arguments[0].Value, "dockerfile", null);
                    break;
                case "AddDockerfileFactory" or "WithDockerfileFactory" when !isTest && call.Argument("dockerfileFactory") is { Value: Function { Returned: { } made } } factory:
                    Add(new Operand(made, factory.Syntax), "dockerfile", null);
                    break;
            }
        }

        foreach (var (literal, surface) in marked)
        {
            var places = new LiteralPlaces(context.Places, modelOf, literal);
            places.Add(literal);
            if (surface != "compose" || EmbeddedFiles.LooksLikeCompose(places.Text))
                Add(places, literal, surface, null);
        }

        return _texts.ToImmutableArray();
    }

    /// <summary>Text on the standard input of <c>docker compose -f - up</c>, <c>docker stack deploy -c -</c>, <c>docker build -</c>.</summary>
    private void Engine(Instance instance)
    {
        switch (Libraries.FullName(instance.Type))
        {
            case "System.Diagnostics.Process" when instance.Given.TryGetValue("StandardInput", out var input):
                var info = instance.Maker?.Arguments.Select(a => a.Value.Value).OfType<Instance>().FirstOrDefault() ?? instance.Object("StartInfo");
                if (info is not null && CommandReader.WordsOf(info, context.Places) is { } words && StandardInput.SurfaceOf(words) is { } surface)
                {
                    foreach (var call in input.PassedTo.Where(call => call.Name.StartsWith("Write", StringComparison.Ordinal) && call.Arguments.Length > 0))
                        Add(call.Arguments[0].Value, surface, null);
                }

                break;
            case "CliWrap.Command" when instance.Calls.LastOrDefault(c => c.Name == "WithStandardInputPipe")?.Arguments.FirstOrDefault().Value.Value is Instance { Maker: { Name: "FromString" } pipe } && pipe.Arguments.Length > 0:
                if (CommandReader.WordsOf(instance, context.Places) is { } line && StandardInput.SurfaceOf(line) is { } read)
                    Add(pipe.Arguments[0].Value, read, null);
                break;
        }
    }

    private void Add(Operand written, string surface, string? fileName)
    {
        foreach (var one in Choice.Flatten(written.Value))
        {
            var places = new LiteralPlaces(context.Places, modelOf, written.Syntax);
            if (one is Instance { IsGiven: false, Open: null } lines && lines.Items.All(line => lines.Beyond(line.Guards).IsEmpty))
                places.Add(Folding.Concatenate(lines.Items.SelectMany(line => new[] { line.Item.Value, new Scalar("\n") })));
            else if (one is Scalar { Constant: string } or Template)
                places.Add(one);
            Add(places, written.Syntax, surface, fileName);
        }
    }

    private void Add(LiteralPlaces places, SyntaxNode site, string surface, string? fileName)
    {
        // A text whose first line is not known has nothing that could be told of it.
        if (places.Runs.IsEmpty || string.IsNullOrWhiteSpace(places.Text) || places.Runs[0].Kind == Text.EmbeddedRunKind.Hole || HoleMakesALine(places.Text) || _texts.Count >= MaxTexts)
            return;
        var first = places.Runs[0].Host;
        if (!_seen.Add((site.SyntaxTree, first.Span.Start)))
            return;
        var key = context.NewKey(site, surface == "compose" ? "composeText" : "dockerfileText");
        _texts.Add(new EmbeddedSource(surface, new SourceText(first.Source.Path, places.Text, new Text.Embedding(key, places.Runs)), fileName));
    }

    // Whole lines that only run time knows may hold anything: further services, other instructions.
    private static bool HoleMakesALine(string text) => text.Split('\n').Any(line => line.Trim() is var content && content.StartsWith("${CSHARP_", StringComparison.Ordinal) && content.IndexOf('}') == content.Length - 1);

    /// <summary>The last part of a path; null where that is not known.</summary>
    public static string? FileNameOf(Value path)
    {
        var text = path switch
        {
            Scalar { Constant: string whole } => "/" + whole,
            Template template when template.Parts[template.Parts.Length - 1] is Scalar { Constant: string end } => end,
            _ => "",
        };
        var slash = text.LastIndexOfAny(new[] { '/', '\\' });
        return slash < 0 ? null : text.Substring(slash + 1);
    }
}
