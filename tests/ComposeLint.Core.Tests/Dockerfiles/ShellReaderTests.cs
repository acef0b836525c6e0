using ComposeLint.Dockerfiles;
using ComposeLint.Dockerfiles.Shell;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Dockerfiles;

/// <summary>The commands that RUN gives to its shell.</summary>
[TestClass]
public sealed class ShellReaderTests
{
    [TestMethod]
    [DataRow("a b && c; d | e", "a b/c/d/e")]
    [DataRow("A=1 B=$(x y) a", "a/x y")]
    [DataRow("if a; then b; else c; fi", "a/b/c")]
    [DataRow("for i in $(l) 2; do a \"$i\"; done", "l/a ${i}")]
    [DataRow("while read x; do a; done < f", "read x/a")]
    [DataRow("case $x in a|b) c ;; *) d ;; esac", "c/d")]
    [DataRow("(a && b) || { c; }", "a/b/c")]
    [DataRow("f() { a; }; f", "a/f")]
    [DataRow("a 'b c' \"d $E\" f\\ g", "a b c d ${E} f g")]
    [DataRow("a > /dev/null 2>&1 < x", "a")]
    [DataRow("a `b c`", "a ${VAR}/b c")]
    [DataRow("a # comment && b", "a")]
    [DataRow("[ -f x ] && a", "[ -f x ]/a")]
    [DataRow("[[ a < b && c == d ]] && e", "e")]
    [DataRow("exec a b", "a a b")]
    [DataRow("$X a", "")]
    [DataRow("a $((1 + 2)) ${B:-'c'}", "a ${VAR} ${B:-'c'}")]
    [DataRow("a 'unclosed", "")]
    [DataRow("a && (b", "")]
    public void Commands_are_found(string script, string expected) =>
        Assert.AreEqual(expected, string.Join('/', Run("RUN " + script).Commands.Select(command => command.ToString())));

    [TestMethod]
    public void The_script_of_a_shell_is_read()
    {
        var script = Run("RUN bash -eo pipefail -c 'apt-get update | tee x'");
        Assert.AreEqual("bash", script.Commands.Single().Name);
        CollectionAssert.AreEqual(new[] { "bash", "apt-get", "tee" }, script.AllCommands.Select(command => command.Name).ToArray());
        CollectionAssert.AreEqual(new[] { "sh", "a", "b" }, Run("RUN [\"sh\", \"-c\", \"a && b\"]").Commands.Select(command => command.Name).ToArray());
    }

    [TestMethod]
    public void Flags_and_operands_are_told_apart()
    {
        var command = Run("RUN apt-get -qq install -y --no-install-recommends -t stable curl").Commands.Single();
        Assert.AreEqual(2, command.CountFlag("q"));
        Assert.IsTrue(command.HasFlag("y"));
        Assert.IsTrue(command.HasFlag("no-install-recommends"));
        CollectionAssert.AreEqual(new[] { "install", "curl" }, command.Operands(["t"]).Select(word => word.Text).ToArray());
    }

    [TestMethod]
    public void Words_keep_their_places_over_continuations()
    {
        var word = Run("RUN a \\\n  # note\n  \"b c\"").Commands.Single().Arguments.Single();
        Assert.AreEqual("\"b c\"", word.Span.Text);
        Assert.AreEqual(4, word.Span.Start.Line);
    }

    [TestMethod]
    [DataRow("SHELL [\"powershell\", \"-Command\"]", true)]
    [DataRow("SHELL [\"C:\\\\Windows\\\\System32\\\\cmd.exe\", \"/S\", \"/C\"]", true)]
    [DataRow("SHELL [\"/bin/bash\", \"-c\"]", false)]
    public void Foreign_shells_are_recognised(string shell, bool isForeign)
    {
        var file = DockerfileReader.Read(new SourceText("Dockerfile", "FROM a\n" + shell + "\nRUN x\n"));
        Assert.AreEqual(isForeign, file.Runs.Single().HasForeignShell);
    }

    private static ShellScript Run(string run) => DockerfileReader.Read(new SourceText("Dockerfile", "FROM a\n" + run + "\n")).Runs.Single().Command.Script;
}
