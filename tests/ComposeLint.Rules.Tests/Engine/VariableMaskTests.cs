using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Tests.Engine;

[TestClass]
public sealed class VariableMaskTests
{
    private const string Env = """
        PORT=48731
        NAME=hidden-name
        HOSTN=hidden-host
        SUB=10.77.31.0/24
        IP=10.77.32.9
        ALIAS=hidden-alias
        DEP=hidden-dependency
        VOL=hidden-volume
        """;

    private const string Compose = """
        services:
          web:
            image: nginx:1.27
            container_name: ${NAME}
            hostname: ${HOSTN}
            ports: ["${PORT}:80"]
            networks:
              a: { aliases: ["${ALIAS}"], ipv4_address: "${IP}" }
            volumes: ["${VOL}:/data"]
            extra_hosts: ["${HOSTN}:${IP}x"]
          api:
            image: postgres:17
            container_name: $NAME
            hostname: ${HOSTN}
            ports: ["${PORT}:5432"]
            depends_on: ["${DEP}"]
            networks:
              a: { aliases: ["${ALIAS}"], ipv4_address: "${IP}" }
        networks:
          a: { ipam: { config: [{ subnet: "${SUB}" }] } }
        """;

    [TestMethod]
    public void Values_of_env_files_are_never_printed()
    {
        var findings = Findings(Compose, Env);
        Assert.IsGreaterThan(5, findings.Length);
        foreach (var finding in findings)
        {
            var words = string.Join("\n", new[] { finding.Message, finding.Help, finding.Subject.Key, finding.Subject.Name, finding.Identity, finding.Evidence?.Name }
                .Concat(finding.Related.Select(related => related.Message)).Concat(finding.Trace.Select(hop => hop.Message)));
            foreach (var value in Env.Split('\n').Select(line => line.Trim().Split('=')[1]))
                Assert.DoesNotContain(value, words, finding.Rule.Name);
        }

        Assert.IsTrue(findings.Any(finding => finding.Message.Contains("${PORT}/tcp", StringComparison.Ordinal)), "the variable stands where its value would");
    }

    [TestMethod]
    public void The_same_text_written_out_in_the_file_is_printed()
    {
        Assert.IsTrue(Findings("""
            services:
              web:
                image: nginx:1.27
                ports: ["8080:80"]
              api:
                image: nginx:1.27
                ports: ["8080:80"]
                environment: ["PORT=${PORT}"]
            """, "PORT=8080").Any(finding => finding.Message.StartsWith("8080/tcp", StringComparison.Ordinal)));
    }

    private static ImmutableArray<Finding> Findings(string compose, string env) =>
        new Analyzer(new AnalyzerOptions { Select = ["ALL"] }, CoreSurfaces.All, RuleCatalogue.All)
            .Analyze(new MemorySourceSet([new SourceText("compose.yaml", compose), new SourceText(".env", env)]), new AnalysisRequest([]))
            .Findings;
}
