using ComposeLint.Dockerfiles;
using ComposeLint.Text;
using CsCheck;

namespace ComposeLint.Core.Tests.Dockerfiles;

/// <summary>Any text splits into parts that cover it, and reading never throws.</summary>
[TestClass]
public sealed class TilingTests
{
    private static readonly string[] Pieces =
    [
        "FROM a", "FROM a AS b\n", "RUN ", "COPY --from=b x y\n", "ONBUILD ", "ENV A=1 B=$A\n", "LABEL a b\n", "HEALTHCHECK CMD x\n", "EXPOSE 1-2/udp\n",
        "\\\n", "`\n", "\r\n", "\n", "\n\n", "<<EOF", "<<-'E'", "EOF\n", "\tE\n", "#", "# escape=`\n", "# syntax=x\n", "[\"a\", \"b\"]", "['a']", "${A:-", "${A#*", "}",
        "\"", "'", "$(", "`", ")", "(", " && ", " | ", "if x; then", "fi", "case a in b) ;;", "esac", "{", "--mount=type=cache,target=/x ", "\u00a0", "\uD800", "é", "\0", "\t",
        "WORKDIR a\n", "SHELL [\"bash\", \"-c\"]\n", "ARG X=${Y}\n", "sh -c 'a | b'",
    ];

    private static readonly Gen<string> AnyDockerfile = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 6]).Array[0, 40].Select(string.Concat);

    [TestMethod]
    public void Parts_cover_any_text_without_gap_or_overlap() => AnyDockerfile.Sample(text =>
    {
        var file = Read(text);
        var at = 0;
        foreach (var part in file.Parts)
        {
            Assert.AreEqual(at, part.Span.Start);
            at = part.Span.End;
        }

        Assert.AreEqual(file.Source.Text.Length, at);
    }, iter: 4_000);

    [TestMethod]
    public void Every_place_lies_inside_the_file_and_every_word_inside_its_instruction() => AnyDockerfile.Sample(text =>
    {
        var file = Read(text);
        var whole = TextSpan.FromBounds(0, file.Source.Text.Length);
        foreach (var instruction in file.Instructions)
        {
            Assert.IsTrue(whole.Contains(instruction.Context.Span));
            Assert.IsTrue(instruction.Context.Span.Contains(instruction.Keyword.Span.Span));
            Assert.IsTrue(instruction.Context.Span.Contains(instruction.Arguments.Span.Span));
        }

        foreach (var run in file.Runs)
            foreach (var command in run.Command.Script.AllCommands)
                Assert.IsTrue(run.Context.Span.Contains(command.Span.Span), command.ToString());
        foreach (var problem in file.Problems)
            Assert.IsTrue(whole.Contains(problem.Subject.Span.Span), problem.Message);
    }, iter: 4_000);

    [TestMethod]
    public void Problems_of_a_file_have_keys_of_their_own() => AnyDockerfile.Sample(text =>
    {
        var seen = new HashSet<(string, string, int)>();
        foreach (var problem in Read(text).Problems)
            Assert.IsTrue(seen.Add((problem.Kind, problem.Subject.Key, problem.Subject.Span.Span.Start)), problem.Subject.Key + ": " + problem.Message);
    }, iter: 2_000);

    public static IEnumerable<TestDataRow<string>> Large =>
    [
        new(string.Concat(Enumerable.Repeat("RUN apt-get update && apt-get install -y curl\n", 230_000))) { DisplayName = "ten megabytes of RUN" },
        new("FROM a\nRUN x \\\n" + string.Concat(Enumerable.Repeat("  && y \\\n", 100_000)) + "  z\n") { DisplayName = "a hundred thousand continuations" },
        new("FROM a\n" + string.Concat(Enumerable.Repeat("RUN <<E\n", 50_000))) { DisplayName = "here-documents without end" },
        new("FROM a\nCOPY " + string.Concat(Enumerable.Range(0, 5_000).Select(i => "<<E" + i + " ")) + "/\n") { DisplayName = "thousands of here-documents in one line" },
        new(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"FROM {(i == 0 ? "a" : "s" + (i - 1))} AS s{i}\nENV A{i}=1\nCOPY --from=s{i + 1} a b\n"))) { DisplayName = "ten thousand stages, each on the one before" },
        new("FROM a\nENV X=" + string.Concat(Enumerable.Repeat("${A:-", 20_000)) + "\n") { DisplayName = "variables nested without end" },
        new("FROM a\nRUN " + string.Concat(Enumerable.Repeat("$(", 20_000)) + "\n") { DisplayName = "substitutions nested without end" },
        new("FROM a\nRUN " + string.Concat(Enumerable.Repeat("\"${a:-", 20_000)) + "\n") { DisplayName = "quotes in variables nested without end" },
        new("FROM a\nRUN " + new string('{', 60_000) + "\n") { DisplayName = "braces without end" },
        new("FROM a\nCMD " + new string('[', 60_000) + "\n") { DisplayName = "JSON nested without end" },
        new("FROM a\nRUN " + string.Concat(Enumerable.Repeat("a[", 30_000)) + "\n") { DisplayName = "brackets without end" },
        new(string.Concat(Enumerable.Repeat("ONBUILD ", 8_000)) + "RUN x\n") { DisplayName = "ONBUILD of ONBUILD without end" },
        new(new string('\\', 60_000) + "\n" + string.Concat(Enumerable.Repeat("\\\n", 30_000))) { DisplayName = "escape characters without end" },
    ];

    [TestMethod]
    [DynamicData(nameof(Large))]
    public void Large_and_hostile_files_are_read_to_the_end(string text)
    {
        var file = Read(text);
        Assert.AreEqual(text.Length, file.Parts[^1].Span.End);
        foreach (var run in file.Runs)
            Assert.IsNotNull(run.Command.Script);
    }

    private static Dockerfile Read(string text) => DockerfileReader.Read(new SourceText("Dockerfile", text));
}
