using ComposeLint.Compose;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Compose;

/// <summary>Many documents over a large model end in a finding, not in their product.</summary>
[TestClass]
public sealed class MergeBudgetTests
{
    [TestMethod]
    public void TooManyDocumentsOverTooLargeAModelAreNotMerged()
    {
        var text = "x-big: &big [" + string.Join(", ", Enumerable.Repeat("a", 1000)) + "]\nx-bigger: [" + string.Join(", ", Enumerable.Repeat("*big", 200)) + "]\nservices: {web: {image: x}}\n"
            + string.Concat(Enumerable.Range(0, 300).Select(i => $"---\nservices: {{web: {{image: y{i}}}}}\n"));
        var project = ComposeLoader.Load(new LoadRequest(["compose.yaml"]), new MemorySourceSet([new SourceText("compose.yaml", text)]), CancellationToken.None);
        Assert.AreEqual("the project merges too many documents into too large a model", project.Problems.Single(problem => problem.Kind == "yaml-limit").Message);
    }

    [TestMethod]
    public void ManyDocumentsOverASmallModelAreMerged()
    {
        var text = "services: {web: {image: x}}\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"---\nservices: {{web: {{image: y{i}}}}}\n"));
        var project = ComposeLoader.Load(new LoadRequest(["compose.yaml"]), new MemorySourceSet([new SourceText("compose.yaml", text)]), CancellationToken.None);
        Assert.IsEmpty(project.Problems);
        Assert.AreEqual("y299", project.Services.Single().Image?.Value);
    }
}
