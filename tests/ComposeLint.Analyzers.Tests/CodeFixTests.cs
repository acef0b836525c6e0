using ComposeLint.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ComposeLint.Analyzers.Tests;

/// <summary>The fixes as an editor offers and makes them, by the real Workspaces.</summary>
[TestClass]
public sealed class CodeFixTests
{
    [TestMethod]
    public async Task A_fixed_port_becomes_a_random_one() => await AssertFixed(
        "Let the engine choose the port",
        "using DotNet.Testcontainers.Builders;\nclass A { object M() => new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build(); }\n",
        "using DotNet.Testcontainers.Builders;\nclass A { object M() => new ContainerBuilder(\"x:1\").WithPortBinding(80, true).Build(); }\n");

    [TestMethod]
    public async Task A_module_s_own_port_needs_no_call() => await AssertFixed(
        "Let the engine choose the port",
        "using Testcontainers.Redis;\nclass A\n{\n    object M() => new RedisBuilder(\"redis:7\")\n        .WithPortBinding(6379, 6379)\n        .Build();\n}\n",
        "using Testcontainers.Redis;\nclass A\n{\n    object M() => new RedisBuilder(\"redis:7\")\n        .Build();\n}\n");

    [TestMethod]
    public async Task A_dropped_call_is_kept() => await AssertFixed(
        "Keep the builder that is returned",
        "using DotNet.Testcontainers.Builders;\nclass A { object M() { var b = new ContainerBuilder(\"x:1\"); b.WithExposedPort(80); return b.Build(); } }\n",
        "using DotNet.Testcontainers.Builders;\nclass A { object M() { var b = new ContainerBuilder(\"x:1\"); b = b.WithExposedPort(80); return b.Build(); } }\n");

    [TestMethod]
    public async Task A_fix_of_a_text_that_has_changed_since_is_not_made()
    {
        var build = new InCompiler().Code("A.cs", "using DotNet.Testcontainers.Builders;\nclass A { object M() => new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build(); }\n");
        var diagnostic = (await build.Diagnostics()).Single();
        var document = build.Solution.Projects.Single().Documents.Single();
        var edited = document.WithText(Microsoft.CodeAnalysis.Text.SourceText.From("// new\n" + await document.GetTextAsync()));
        var action = (await Actions(edited, diagnostic)).Single();
        Assert.AreEqual("// new\n" + await document.GetTextAsync(), await Text(action, edited.Id));
    }

    [TestMethod]
    public void The_compiler_is_given_no_analyzer_in_the_assembly_of_the_fixes()
    {
        var fixes = typeof(ComposeLintCodeFixProvider).Assembly;
        Assert.IsFalse(fixes.GetTypes().Any(type => typeof(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer).IsAssignableFrom(type)));
        Assert.IsFalse(typeof(ComposeLintAnalyzer).Assembly.GetReferencedAssemblies().Any(name => name.Name!.Contains("Workspaces", StringComparison.Ordinal)));
    }

    private static async Task AssertFixed(string title, string before, string after)
    {
        var build = new InCompiler().Code("A.cs", before);
        var document = build.Solution.Projects.Single().Documents.Single();
        var diagnostics = await build.Diagnostics();
        var actions = new List<CodeAction>();
        foreach (var diagnostic in diagnostics)
            actions.AddRange(await Actions(document, diagnostic));
        var action = actions.Single(action => action.Title.StartsWith(title, StringComparison.Ordinal));
        Assert.AreEqual(after, await Text(action, document.Id));
    }

    private static async Task<List<CodeAction>> Actions(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new ComposeLintCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    private static async Task<string> Text(CodeAction action, DocumentId document)
    {
        var operation = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        return (await operation.ChangedSolution.GetDocument(document)!.GetTextAsync()).ToString();
    }
}
