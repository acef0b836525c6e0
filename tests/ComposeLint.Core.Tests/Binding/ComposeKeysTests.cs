using ComposeLint.Compose.Binding;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Core.Tests.Binding;

/// <summary>The table of keys, and what is said of keys and values that are not in it.</summary>
[TestClass]
public sealed class ComposeKeysTests
{
    [TestMethod]
    [DataRow("services.web.ports[0].target", KeyEffect.Honoured, KeyEffect.Honoured)]
    [DataRow("services.web.deploy.placement.constraints", KeyEffect.Ignored, KeyEffect.Honoured)]
    [DataRow("services.web.container_name", KeyEffect.Honoured, KeyEffect.Ignored)]
    [DataRow("services.web.network_mode", KeyEffect.Honoured, KeyEffect.Ignored)]
    [DataRow("services.web.mem_limit", KeyEffect.Honoured, KeyEffect.Refused)]
    [DataRow("services.web.scale", KeyEffect.Honoured, KeyEffect.Refused)]
    [DataRow("services.web.cgroupns_mode", KeyEffect.Refused, KeyEffect.Ignored)]
    [DataRow("networks.back.enable_ipv6", KeyEffect.Honoured, KeyEffect.Refused)]
    [DataRow("version", KeyEffect.Obsolete, KeyEffect.Honoured)]
    [DataRow("services.web.net", KeyEffect.Refused, KeyEffect.Refused)]
    public void KeySaysWhoHonoursIt(string path, KeyEffect inCompose, KeyEffect inStack)
    {
        var key = ComposeKeys.Find(path)!;
        Assert.AreEqual(inCompose, key.InCompose);
        Assert.AreEqual(inStack, key.InStack);
        Assert.AreNotEqual("", key.Citation);
    }

    [TestMethod]
    [DataRow("services.web.nothing")]
    [DataRow("services.web.deploy.nothing.more")]
    [DataRow("nothing")]
    public void UnknownPathHasNoKey(string path) => Assert.IsNull(ComposeKeys.Find(path));

    [TestMethod]
    public void EveryKeyIsFoundByItsOwnPath()
    {
        foreach (var key in ComposeKeys.All)
        {
            Assert.AreNotEqual("", key.Citation, key.Path);
            if (key.Path != ".")
                Assert.AreEqual(key, ComposeKeys.Find(key.Path), key.Path);
        }
    }

    [TestMethod]
    [DataRow("services: {web: {image: x, prots: [80]}}", "unknown key 'prots' in services.web; did you mean 'ports'?", "prots")]
    [DataRow("services: {web: {image: x, env-file: .env}}", "unknown key 'env-file' in services.web; did you mean 'env_file'?", "env-file")]
    [DataRow("services: {web: {image: x, net: host}}", "unknown key 'net' in services.web; did you mean 'network_mode'?", "net")]
    [DataRow("services: {web: {image: x, replicas: 2}}", "unknown key 'replicas' in services.web; did you mean 'deploy.replicas'?", "replicas")]
    [DataRow("services: {web: {image: x, start_period: 5s}}", "unknown key 'start_period' in services.web; it belongs under 'healthcheck'", "start_period")]
    [DataRow("services: {web: {image: x, deploy: {restart: always}}}", "unknown key 'restart' in services.web.deploy; did you mean 'restart_policy'?", "restart")]
    [DataRow("services: {web: {image: x, deploy: {healthcheck: {}}}}", "unknown key 'healthcheck' in services.web.deploy; it belongs to the service itself: indent it less", "healthcheck")]
    [DataRow("depends_on: [db]", "unknown key 'depends_on' in the file; it belongs in a service, one level deeper", "depends_on")]
    [DataRow("services: {web: {image: x, services: {}}}", "unknown key 'services' in services.web; it belongs at the top level of the file", "services")]
    [DataRow("services: {web: {image: x, config: []}}", "unknown key 'config' in services.web; did you mean 'configs'?", "config")]
    [DataRow("services: {web: {image: x, zzz: 1}}", "unknown key 'zzz' in services.web", "zzz")]
    [DataRow("services: {web app: {image: x}}", "the name 'web app' may hold letters, digits, '.', '_' and '-' only", "web app")]
    [DataRow("services: {web: {image: x, ports: 80}}", "ports must be a list, not a number", "80")]
    [DataRow("services: {web: {image: x, ports: {a: b}}}", "ports must be a list, not a mapping", "ports")]
    [DataRow("services: {web: {image: x, ports: [true]}}", "an item of ports must be a number, a string or a mapping, not a boolean", "true")]
    [DataRow("services: {web: {image: x, cap_add: }}", "cap_add must be a list, not empty", "cap_add")]
    [DataRow("services: {web: {image: x, depends_on: {db: {condition: up}}}}", "condition must be service_started, service_healthy or service_completed_successfully", "up")]
    [DataRow("services: {web: {image: x, depends_on: {db: {}}}}", "db needs a 'condition'", "db")]
    [DataRow("services: {web: {image: x, cpu_percent: 101}}", "cpu_percent must be at most 100", "101")]
    [DataRow("services: {web: {image: x, cap_add: [A, B, A]}}", "cap_add holds the same item twice", "A")]
    public void FaultIsSaidAtItsPlace(string text, string message, string place)
    {
        var fault = Validate(text).Single();
        Assert.AreEqual(message, fault.Problem.Message);
        Assert.AreEqual(place, fault.Problem.Subject.Span.Text);
    }

    [TestMethod]
    [DataRow("2024-01-31", true)]
    [DataRow("2024-1-3", true)]
    [DataRow("2024-01-31 10:00:00.5", true)]
    [DataRow("2024-01-31T10:00:00Z", true)]
    [DataRow("2024-01-31t1:0:0+02:00", true)]
    [DataRow("2024-01", false)]
    [DataRow("2024-13-01", false)]
    [DataRow("2023-02-29", false)]
    [DataRow("24-01-31", false)]
    [DataRow("2024-01-31T10:00:00", false)]
    [DataRow("2024-01-31 10:00", false)]
    [DataRow("'2024-01-31'", false)]
    public void DateWithoutQuotesIsTold(string date, bool isDate)
    {
        var file = YamlReader.Read(new SourceText("compose.yaml", $"services:\n  web:\n    hostname: {date}\n"));
        var faults = SchemaValidator.Validate((YamlMapping)file.Documents[0].Root!);
        Assert.AreEqual(isDate, faults.Any(fault => fault.Problem.Kind == "unquoted-date"));
        Assert.IsNull(SchemaValidator.Told(faults));
    }

    [TestMethod]
    [DataRow("x-own: {anything: [1]}")]
    [DataRow("services: {web: {image: x, x-own: 1, labels: {a: b}}}")]
    [DataRow("services: {web: {image: x, ports: \"${P}\", cap_add: \"$C\"}}", DisplayName = "variables are not judged")]
    [DataRow("services: {web: {image: x, ports: !reset 80}}", DisplayName = "what is reset is not judged")]
    public void ThisIsFine(string text) => Assert.IsEmpty(Validate(text));

    [TestMethod]
    public void UnknownValuesAndGapsAreNotJudged()
    {
        var file = YamlReader.Read(new SourceText("compose.yaml", "services:\n  web:\n    ports: *gone\n    depends_on:\n      db:\n        condition: [\n"));
        Assert.HasCount(2, file.Problems);
        Assert.IsEmpty(SchemaValidator.Validate((YamlMapping)file.Documents[0].Root!));
    }

    [TestMethod]
    public void StackHasASchemaOfItsOwn()
    {
        const string Text = "services: {web: {image: x, scale: 2, healthcheck: {interval: 1d}, deploy: {replicas: \"2\"}, networks: {a: {mac_address: x}}}}";
        Assert.IsEmpty(Validate(Text));
        var faults = SchemaValidator.Validate(Model(Text), ComposeDialect.Stack);
        CollectionAssert.AreEqual(new[] { "scale", "1d", "\"2\"", "mac_address" }, faults.Select(fault => fault.Problem.Subject.Span.Text).ToArray());
    }

    private static ImmutableArray<SchemaFault> Validate(string text) => SchemaValidator.Validate(Model(text));

    private static YamlMapping Model(string text) => (YamlMapping)YamlReader.Read(new SourceText("compose.yaml", "{" + text + "}")).Documents[0].Root!;
}
