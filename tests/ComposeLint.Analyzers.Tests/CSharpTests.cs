namespace ComposeLint.Analyzers.Tests;

/// <summary>What the analyzer says of the project's own C#, bound by the compiler to the real packages.</summary>
[TestClass]
public sealed class CSharpTests
{
    private const string Usings = "using DotNet.Testcontainers.Builders;\n";

    [TestMethod]
    public async Task A_finding_stands_at_its_place_in_the_code()
    {
        var found = await new InCompiler().Code("A.cs", Usings + "class A { object M() => new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build(); }\n").Run();
        StringAssert.StartsWith(found.Single(), "A.cs(2,69): warning CMP9001: ");
    }

    [TestMethod]
    public async Task Code_without_containers_and_broken_code_are_left_alone()
    {
        Assert.IsEmpty(await new InCompiler().Code("A.cs", "class A { int M() => 1; }\n").Run());
        Assert.IsEmpty(await new InCompiler().Code("A.cs", Usings + "class A { object M() => new ContainerBuilder(\n").Run());
    }

    [TestMethod]
    public async Task Generated_code_is_left_out() =>
        Assert.IsEmpty(await new InCompiler().Code("A.g.cs", Usings + "class A { object M() => new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build(); }\n").Run());

    [TestMethod]
    [DataRow("// composelint: ignore[fixed-host-port-in-test] the emulator wants it\n        var c = new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build();", DisplayName = "above the statement")]
    [DataRow("var c = new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build(); // composelint: ignore[CMP9001] the emulator wants it", DisplayName = "at the end of the line")]
    public async Task A_comment_silences(string statement) =>
        Assert.IsEmpty(await new InCompiler().Code("A.cs", Usings + $"class A\n{{\n    void M()\n    {{\n        {statement}\n    }}\n}}\n").Run());

    [TestMethod]
    public async Task A_comment_that_silences_nothing_is_told()
    {
        var found = await new InCompiler().Code("A.cs", "class A\n{\n    // composelint: ignore[fixed-host-port-in-test] none here\n    void M() { }\n}\n").Run();
        StringAssert.StartsWith(found.Single(), "A.cs(3,28): ");
        StringAssert.Contains(found.Single(), "nothing to ignore here");
    }

    [TestMethod]
    public async Task A_comment_in_a_Dockerfile_silences()
    {
        const string Dockerfile = "FROM alpine:3.20\nADD a.txt /a.txt\n";
        var found = await new InCompiler().File("Dockerfile", Dockerfile).Run();
        Assert.IsTrue(found.Any(line => line.StartsWith("Dockerfile(2,", StringComparison.Ordinal)), string.Join("\n", found));
        var rules = string.Join(",", found.Where(line => line.StartsWith("Dockerfile(2,", StringComparison.Ordinal)).Select(line => line.Split(' ')[2].TrimEnd(':')));
        var silenced = await new InCompiler().File("Dockerfile", Dockerfile.Replace("ADD", $"# composelint: ignore[{rules}] it is small\nADD")).Run();
        Assert.IsFalse(silenced.Any(line => line.StartsWith("Dockerfile(2,", StringComparison.Ordinal) || line.StartsWith("Dockerfile(3,", StringComparison.Ordinal)), string.Join("\n", silenced));
    }
}
