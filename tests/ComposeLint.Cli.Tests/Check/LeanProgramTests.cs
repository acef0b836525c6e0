using ComposeLint.Lean;

namespace ComposeLint.Cli.Tests.Check;

/// <summary>The program that a native package starts: it answers as the whole one does, or leaves the run to that before a word is written.</summary>
[TestClass]
public sealed class LeanProgramTests
{
    private const string Compose = "services:\n  a:\n    image: redis\n    ports: [\"6379:6379\"]\n";

    [TestMethod]
    [DataRow("check .")]
    [DataRow("check . --format json")]
    [DataRow("check nowhere")]
    [DataRow("check . --surface csharp --allow-empty")]
    [DataRow("exposure")]
    [DataRow("config")]
    [DataRow("--help")]
    [DataRow("check --format sarf")]
    public void It_answers_as_the_whole_program(string line)
    {
        using var directory = new TestDirectory().Write("compose.yaml", Compose);

        var whole = CliRun.In(directory.Path, line.Split(' '));
        var lean = CliRun.Start(line.Split(' '), host => host with { WorkingDirectory = directory.Path, Composition = LeanProgram.Composition });

        Assert.AreEqual(whole.ToString(), lean.ToString());
    }

    [TestMethod]
    [DataRow("check . --format sarif", "Other.txt")]
    [DataRow("check . --format concise --format sarif=out.sarif", "Other.txt")]
    [DataRow("check .", "src/Program.cs")]
    [DataRow("exposure", "src/Program.cs")]
    [DataRow("check App.slnx", "App.slnx")]
    [DataRow("fix --write", "src/Program.cs")]
    [DataRow("check -", "Other.txt")]
    [DataRow("check - --stdin-filename compose.yaml", "Other.txt")]
    public void CSharp_SARIF_and_standard_input_are_left_to_the_whole_program(string line, string file)
    {
        using var directory = new TestDirectory().Write("compose.yaml", Compose).Write(file, "class C;\n");
        using var output = new StringWriter();

        Assert.ThrowsExactly<WholeProgramNeededException>(() => CliRun.Start(line.Split(' '), host => host with
        {
            WorkingDirectory = directory.Path,
            Composition = LeanProgram.Composition,
            Out = output,
            Error = output,
            In = LeanProgram.Composition.StandardInput(),
        }));
        Assert.AreEqual("", output.ToString());
        Assert.IsFalse(File.Exists(directory["out.sarif"]));
    }
}
