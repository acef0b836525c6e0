using ComposeLint.Analysis;
using ComposeLint.Reporting;
using ComposeLint.Text;

namespace ComposeLint.Cli.Tests.Reports;

/// <summary>Findings to report, without an analysis: each shows what a reporter must get right.</summary>
internal static class Sample
{
    public static readonly RuleDescriptor Collision = new("CMP2001", "host-port-collision", "Two services claim one host port", Severity.Error, "ports", "rules/Ports/HostPortCollision.md")
    {
        Description = "Only one process can listen on a port of the host.",
        PageText = () => "## Why\n\nOnly one process can listen on a port of the host.\n",
        Since = "0.1.0",
        Aliases = ["dclint:no-duplicate-exported-ports"],
    };

    public static readonly RuleDescriptor Exposed = new("CMP1001", "data-store-published", "A data store is published to every interface", Severity.Warning, "exposure", "rules/Exposure/DataStorePublished.md")
    {
        Description = "Whoever reaches the host reaches the data.",
        PageText = () => "## Why\n\nWhoever reaches the host reaches the data.\n",
        Tags = ["security", "external/cwe/cwe-668"],
        SecuritySeverity = "7.5",
    };

    public static readonly RuleDescriptor Unset = new("CMP0030", "unset-variable", "A variable has no value", Severity.Note, "compose", "rules/Compose/UnsetVariable.md")
    {
        Description = "Compose takes it as blank.",
    };

    public static readonly SourceText Compose = new("compose.yaml", """
        services:
          web:
            image: nginx
            ports: ["8080:80"]
          api:
            image: api
            environment:
              DATABASE_URL: postgres://app:hunter2@db:5432/app
              POSTGRES_PASSWORD: s3cret
            ports: ["8080:5000"]
        """);

    public static readonly SourceText Override = new("deploy dir/compose.override.yaml", "services:\n\tdb: {ports: [\"データ:5432\", \"5432:5432\"]} # \u001b[31m\u202Ered ##[error]x\n");

    public static readonly SourceText Hostile = new("::set-output name=a::b\u001b]0;x\u0007\n.yml", "name: \"::set-output name=x::y\"\n");

    public static AnalysisResult Result { get; } = Of(Collided(), Published(), Unsafe(), Secret());

    public static Report Report(AnalysisResult? result = null) => new(new ToolInfo("ComposeLint", "1.2.3", "28.5"), result ?? Result) { WorkingDirectory = "/src/repo/shop", RepositoryRoot = "/src/repo", RootName = "monorepo" };

    public static AnalysisResult Of(params Finding[] findings) => new(
        [new AnalyzedProject("shop", "compose", ".", ["compose.yaml", "deploy dir/compose.override.yaml"])],
        [.. findings],
        [
            new Notification(NotificationKind.Coverage, "include/other.yaml is not there", At(Compose, "services")),
            new Notification(NotificationKind.RuleCrashed, "rule some-rule failed on shop: InvalidOperationException: \u001b[31mboom") { RuleId = "CMP9999" },
        ],
        []);

    public static SourceSpan At(SourceText source, string text, int occurrence = 1)
    {
        var start = -1;
        for (var i = 0; i < occurrence; i++)
            start = source.Text.IndexOf(text, start + 1, StringComparison.Ordinal);
        return source.At(start, start + text.Length);
    }

    public static Element Subject(SourceSpan span, string name, string key, SourceSpan? context = null) => new(span, context ?? span, name, key);

    public static Finding Collided()
    {
        var api = At(Compose, "\"8080:5000\"");
        var web = At(Compose, "\"8080:80\"");
        var service = Compose.At(Compose.Text.IndexOf("api:", StringComparison.Ordinal), Compose.Text.Length);
        return new Finding(Collision, Subject(api, "api", "services.api.ports.8080/tcp", service), "8080/tcp on the host is claimed twice: one of web and api will not start")
        {
            Evidence = Subject(web, "web", "services.web.ports.8080/tcp"),
            Related = [new Annotation(web, "web claims 0.0.0.0:8080"), new Annotation(api, "api claims it too: \"port is already allocated\"")],
            Trace = [new Annotation(web, "web publishes 8080/tcp"), new Annotation(api, "api publishes 8080/tcp")],
            Platforms = Platforms.Linux | Platforms.Mac | Platforms.Windows,
            Projects = ["shop"],
            Help = "publish another host port, or put both behind one proxy",
        };
    }

    public static Finding Published() =>
        new(Exposed, Subject(At(Override, "\"5432:5432\""), "db", "services.db.ports.5432/tcp"), "db (postgres) is published to every interface")
        {
            Related = [new Annotation(At(Override, "\"データ:5432\""), "and here"), new Annotation(At(Compose, "db"), "api reaches it by [its](http://evil.example) name")],
            Confidence = Confidence.Medium,
            Severity = Severity.Error,
            Projects = ["shop", "shop-prod"],
            Profiles = ["debug"],
            Engine = "28.5",
            Fixes = [new Fix("Publish to 127.0.0.1 only", [new TextEdit(At(Override, "5432:5432"), "127.0.0.1:5432:5432")])],
        };

    public static Finding Unsafe() =>
        new(Unset, Subject(At(Hostile, "name"), "na\u009Bme", "name"), "variable \u001b[2J::error::\u202Ename ##[add-mask]x is unset, see [docs](https://evil.example)\n::set-output name=x::y")
        {
            Projects = ["shop"],
        };

    public static Finding Secret() =>
        new(Unset, Subject(At(Compose, "postgres://app:hunter2@db:5432/app"), "DATABASE_URL", "services.api.environment.DATABASE_URL"), "postgres://app:hunter2@db:5432/app points at db, Server=db;Password=hunter2;")
        {
            Projects = ["shop"],
            Related = [new Annotation(At(Compose, "s3cret"), "the password")],
        };
}
