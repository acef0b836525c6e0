using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Dockerfiles;

/// <summary>What the builder makes of a file.</summary>
[TestClass]
public sealed class DockerfileReaderTests
{
    [TestMethod]
    public void Continuations_are_joined_over_comments_and_empty_lines()
    {
        var file = Read("FROM a\nRUN one \\\n  # why\n\n  two\nUSER b\n");
        Assert.AreEqual("RUN one   two", file.Instructions[1].ToString());
        Assert.AreEqual(1, file.Instructions[1].EmptyContinuations.Length);
        Assert.AreEqual("  two".Trim(), file.Instructions[1].LastLine.Text);
        Assert.AreEqual("why", file.Comments.Single().Text);
        Assert.AreEqual(InstructionKind.User, file.Instructions[2].Kind);
    }

    [TestMethod]
    public void A_word_over_a_continuation_keeps_its_place()
    {
        var file = Read("FROM a\nCOPY some\\\nthing /x\n");
        var source = ((CopyInstruction)file.Instructions[1]).Sources.Single();
        Assert.AreEqual("something", source.Text);
        Assert.AreEqual("some\\\nthing", source.Span.Text);
    }

    [TestMethod]
    [DataRow("# escape=`\r\nFROM a\r\nCOPY a `\r\n  C:\\b\r\n", '`', 2)]
    [DataRow("\uFEFF# syntax=x\n# escape = \\\nFROM a\n", '\\', 1)]
    [DataRow("# note\n# escape=`\nFROM a\n", '\\', 1)]
    [DataRow("\n# escape=`\nFROM a\n", '\\', 1)]
    public void Directives_count_on_the_first_lines_only(string text, char escape, int instructions)
    {
        var file = Read(text);
        Assert.AreEqual(escape, file.Escape);
        Assert.AreEqual(instructions, file.Instructions.Length);
    }

    [TestMethod]
    public void Heredocs_belong_to_their_instruction()
    {
        var file = Read("FROM a\nCOPY <<-\"ONE\" <<TWO /etc/\n\tfirst $X\n\tONE\nsecond\nTWO\nRUN <<EOF\napt-get update\n# EOF\nEOF\nUSER b\n");
        var copy = (CopyInstruction)file.Instructions[1];
        Assert.AreEqual("first $X\n", copy.Heredocs[0].Content);
        Assert.IsFalse(copy.Heredocs[0].Expands);
        Assert.AreEqual("second\n", copy.Heredocs[1].Content);
        Assert.IsTrue(copy.Heredocs[1].Expands);
        Assert.AreEqual("apt-get", ((RunInstruction)file.Instructions[2]).Command.Script.Commands.Single().Name);
        Assert.AreEqual(InstructionKind.User, file.Instructions[3].Kind);
        Assert.IsEmpty(file.Problems);
    }

    [TestMethod]
    [DataRow("[\"a\", \"b c\"]", true, "a|b c")]
    [DataRow("[ \"\\u0061\" ]", true, "a")]
    [DataRow("['a', 'b']", false, "['a', 'b']")]
    [DataRow("[\"a\",]", false, "[\"a\",]")]
    [DataRow("[\"a\"] b", false, "[\"a\"] b")]
    [DataRow("[]", true, "")]
    [DataRow("a b", false, "a b")]
    public void Malformed_JSON_is_shell_form(string command, bool isExec, string words)
    {
        var line = ((CommandInstruction)Read("FROM a\nCMD " + command + "\n").Instructions[1]).Command;
        Assert.AreEqual(isExec, line.IsExec);
        Assert.AreEqual(words, string.Join('|', line.Words.Select(word => word.Text)));
    }

    [TestMethod]
    [DataRow("FROM a b c", DockerfileProblems.ArgumentsKind, "b")]
    [DataRow("FROM a AS 1", DockerfileProblems.StageNameKind, "1")]
    [DataRow("FROM a\nRUNN x", DockerfileProblems.UnknownInstructionKind, "RUNN")]
    [DataRow("FROM a\nCOPY --form=x a b", DockerfileProblems.UnknownFlagKind, "--form=x")]
    [DataRow("FROM a\nCOPY --link=maybe a b", DockerfileProblems.FlagValueKind, "--link=maybe")]
    [DataRow("FROM a\nCMD [1]", DockerfileProblems.JsonFormKind, "[1]")]
    [DataRow("FROM a\nENV A=1 B", DockerfileProblems.SyntaxKind, "B")]
    [DataRow("FROM a\nENV A=${B", DockerfileProblems.SyntaxKind, "${B")]
    [DataRow("FROM a\nRUN <<EOF\nx", DockerfileProblems.SyntaxKind, "<<EOF")]
    [DataRow("FROM a\nHEALTHCHECK NONE x", DockerfileProblems.HealthcheckKind, "x")]
    [DataRow("FROM a\nONBUILD FROM b", DockerfileProblems.OnbuildKind, "FROM")]
    [DataRow("RUN x\nFROM a", DockerfileProblems.BeforeFromKind, "RUN")]
    [DataRow("FROM A", DockerfileProblems.ImageReferenceKind, "A")]
    [DataRow("FROM a:", DockerfileProblems.ImageReferenceKind, "a:")]
    [DataRow("FROM $X", DockerfileProblems.BlankBaseKind, "$X")]
    [DataRow("ARG X\nFROM a:$X", DockerfileProblems.BlankBaseKind, "a:$X")]
    [DataRow("FROM a:$X", DockerfileProblems.ImageReferenceKind, "a:$X")]
    [DataRow("FROM a\nEXPOSE 1/x", DockerfileProblems.PortProtocolKind, "1/x")]
    [DataRow("FROM a\nEXPOSE 70000", DockerfileProblems.PortRangeKind, "70000")]
    [DataRow("FROM a\nSTOPSIGNAL SIGNO", DockerfileProblems.SignalKind, "SIGNO")]
    [DataRow("FROM a AS b\nCOPY --from=b x y", DockerfileProblems.StageCycleKind, "--from=b")]
    [DataRow("FROM a AS b\nCOPY --from=c x y\nFROM a AS c", DockerfileProblems.CopySourceKind, "--from=c")]
    [DataRow("FROM a\nRUN --mount=type=cash x", DockerfileProblems.FlagValueKind, "--mount=type=cash")]
    [DataRow("", DockerfileProblems.NoStageKind, "")]
    public void What_the_builder_refuses_is_a_problem_at_its_word(string text, string kind, string place)
    {
        var problem = Read(text).Problems.FirstOrDefault(p => p.Kind == kind);
        Assert.IsNotNull(problem, kind);
        Assert.AreEqual(place, problem.Subject.Span.Text);
    }

    [TestMethod]
    public void Stages_are_found_by_name_and_number()
    {
        var file = Read("ARG BASE=alpine:3\nFROM $BASE AS One\nFROM one AS two\nCOPY --from=0 a b\nFROM scratch\nCOPY --from=two a b\n");
        Assert.AreEqual("alpine:3", file.Stages[0].BaseImage.Value);
        Assert.AreSame(file.Stages[0], file.Stages[1].Base);
        CollectionAssert.AreEqual(new[] { file.Stages[0] }, file.Stages[1].Dependencies.ToArray());
        CollectionAssert.AreEqual(new[] { file.Stages[1] }, file.Stages[2].Dependencies.ToArray());
        Assert.IsTrue(file.Stages[2].IsScratch);
        Assert.IsEmpty(file.Problems);
    }

    [TestMethod]
    public void Arguments_hold_in_their_scope()
    {
        var file = Read("ARG V=1\nFROM a\nENV A=$V\nARG V\nENV B=$V C=${V:+yes}\nFROM a\nENV D=$V\n");
        var variables = file.Problems.Where(p => p.Kind == DockerfileProblems.UndefinedVariableKind).Select(p => p.Subject.Span.Start.Line).ToArray();
        CollectionAssert.AreEqual(new[] { 3, 7 }, variables);
        Assert.AreEqual("1", file.Stages[0].Result.Environment["B"].Value);
        Assert.AreEqual("yes", file.Stages[0].Result.Environment["C"].Value);
        Assert.IsFalse(file.Stages[0].Result.Environment["A"].IsKnown);
    }

    [TestMethod]
    public void An_image_says_what_the_last_instructions_of_its_chain_say()
    {
        var file = Read("FROM a AS base\nEXPOSE 80 53/UDP\nUSER app\nWORKDIR /srv\nFROM base\nWORKDIR app\nEXPOSE 8080-8081\nHEALTHCHECK NONE\nCMD [\"x\"]\n");
        var image = file.Stages[1].Result;
        Assert.AreEqual("80-80/tcp 53-53/udp 8080-8081/tcp", string.Join(' ', image.Ports.Select(p => $"{p.First}-{p.Last}/{p.Protocol}")));
        Assert.AreEqual("app", image.User!.Value.Value);
        Assert.AreEqual("/srv/app", image.Workdir!.Value.Value);
        Assert.IsTrue(image.Healthcheck!.IsNone);
    }

    [TestMethod]
    public void Keys_survive_edits_elsewhere()
    {
        var before = Read("FROM a AS b\nRUN one\nRUN two\n");
        var after = Read("# note\nFROM a:1 AS b\nRUN zero\nRUN  one\nRUN two\nRUN two\n");
        Assert.AreEqual(before.Instructions[0].Key, after.Instructions[0].Key);
        Assert.AreEqual(before.Instructions[1].Key, after.Instructions[2].Key);
        Assert.AreEqual(before.Instructions[2].Key, after.Instructions[3].Key);
        Assert.AreNotEqual(after.Instructions[3].Key, after.Instructions[4].Key);
    }

    private static Dockerfile Read(string text) => DockerfileReader.Read(new SourceText("Dockerfile", text));
}
