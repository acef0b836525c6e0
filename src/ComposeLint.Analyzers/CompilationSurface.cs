using ComposeLint.Analysis;
using ComposeLint.Analysis.Surfaces;
using ComposeLint.CSharp;
using Microsoft.CodeAnalysis;
using SourceText = ComposeLint.Text.SourceText;

namespace ComposeLint.Analyzers;

/// <summary>The C# of the compilation at hand, bound by the compiler itself.</summary>
internal sealed class CompilationSurface(Compilation compilation, Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions options, GivenFiles given) : ISurface
{
    private readonly Dictionary<SourceText, SyntaxTree> _trees = new();

    /// <inheritdoc/>
    public string Name => "csharp";

    /// <summary>The tree that a text is of; null when it is no C# of this compilation.</summary>
    public SyntaxTree? TreeOf(SourceText text) => _trees.TryGetValue(text, out var tree) ? tree : null;

    /// <inheritdoc/>
    public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation)
    {
        var isTest = options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value) &&
            string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
        var project = new CodeProject(compilation.AssemblyName ?? "csharp", ".", isTest);
        var result = CSharpReader.Read(compilation, project, tree => TextOf(tree, cancellation), cancellation);
        var comments = compilation.SyntaxTrees.SelectMany(tree => Comments(tree, cancellation)).ToImmutableArray();
        if (result.Model.IsEmpty && result.Problems.IsEmpty && comments.IsEmpty)
            return ImmutableArray<SurfaceUnit>.Empty;
        return ImmutableArray.Create<SurfaceUnit>(
            new CSharpUnit(new AnalyzedProject(project.Name, "csharp", ".", _trees.Keys.Select(text => text.Path).OrderBy(path => path, StringComparer.Ordinal).ToImmutableArray()), result.Model)
            {
                Problems = result.Problems,
                Comments = comments,
            });
    }

    private IEnumerable<SourceComment> Comments(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetText(cancellation).ToString().IndexOf(SuppressionComments.Mark, StringComparison.Ordinal) < 0
            ? Enumerable.Empty<SourceComment>()
            : SuppressionComments.In(tree, TextOf(tree, cancellation), cancellation);

    private SourceText TextOf(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = GivenFiles.TextOf(given.Shown(tree.FilePath), tree.GetText(cancellation));
        _trees[text] = tree;
        return text;
    }
}
