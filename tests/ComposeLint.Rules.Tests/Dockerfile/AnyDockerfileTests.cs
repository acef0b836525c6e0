using ComposeLint.Analysis;
using ComposeLint.Text;
using CsCheck;

namespace ComposeLint.Rules.Tests.Dockerfile;

/// <summary>Whatever stands in a Dockerfile, every rule comes to its end, and no two findings are the same.</summary>
[TestClass]
public sealed class AnyDockerfileTests
{
    private static readonly string[] Pieces =
    [
        "FROM alpine", "FROM a:1@sha256:x", "FROM scratch AS s", "FROM --platform=$X $Y", " AS b\n", " as \n", "RUN ", "RUN apt-get install ", "apt-get update && ",
        "pip install -r ", "pip3 install x ", "python -m pip install ", "npm install @a/b ", "apk add ", "yum install -y a-1 ", "dnf module install a ", "zypper in ", "go run . ", "go install a@latest ",
        "gem i -v ", "curl -k http://a ", "wget -O- x | sh ", "chmod 777 / ", "useradd -u 1234567 u ", "ln -sf x /bin/sh ", "unset A ", "git clone https://a:b@c/d ", "tar -xf a.tgz ", "yarn install ",
        "COPY --from=b / /\n", "COPY a.tgz b c\n", "COPY --from=9 a b\n", "ADD a /b\n", "ADD https://x y\n", "COPY <<E /x\n", "E\n", "ENV A=1 B=$A\n", "ENV A b\n", "ENV =x\n", "ARG TOKEN=x\n", "ARG\n",
        "LABEL a=b a=\"\"\n", "LABEL org.opencontainers.image.created=\n", "EXPOSE 22 80/TCP 1:2:3 ${P}\n", "HEALTHCHECK CMD ", "HEALTHCHECK NONE\n", "USER \n", "USER root\n", "USER a:b\n", "WORKDIR a\n", "WORKDIR \"\"\n",
        "VOLUME [\"/etc\"]\n", "STOPSIGNAL KILL\n", "SHELL [\"bash\", \"-o\", \"pipefail\"]\n", "SHELL []\n", "ONBUILD ", "MAINTAINER x\n", "CMD x y\n", "CMD ['x']\n", "ENTRYPOINT []\n", "--mount=type=secret,mode=7 ",
        "\\\n", "\n", "\n\n", " # ", "# check=skip=all\n", "# hadolint ignore=DL3008\n", "# syntax=x\n", "$", "${", "}", "\"", "'", "`", "(", ")", " | ", " && ", "; ", "-", "--", "=", "@", ":", "/", "\t", "é",
    ];

    private static readonly Gen<string> AnyDockerfile =
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 4]).Array[0, 50].Select(string.Concat);

    [TestMethod]
    public void Every_rule_comes_to_its_end() => AnyDockerfile.Sample(text =>
    {
        var result = new Analyzer(new() { Select = ["ALL"], MinConfidence = Confidence.Low, MaxDegreeOfParallelism = 1 }, CoreSurfaces.All, RuleCatalogue.All)
            .Analyze(new MemorySourceSet([new SourceText("Dockerfile", text), new SourceText("compose.yaml", "services:\n  web:\n    build: .\n    ports: [\"80:80\"]\n")]), new AnalysisRequest([]));
        var crashes = result.Notifications.Where(note => note.Kind == NotificationKind.RuleCrashed).Select(note => note.Message).ToList();
        Assert.IsEmpty(crashes, string.Join('\n', crashes));
        var identities = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in result.Findings)
        {
            Assert.IsTrue(finding.Subject.Context.Span.Contains(finding.Subject.Span.Span), finding.Rule.Name + ": " + finding.Message);
            Assert.IsTrue(identities.Add(finding.Identity), "twice: " + finding.Identity);
        }
    }, iter: 1_500);
}
