using System.Text;
using ComposeLint.Compose;

namespace ComposeLint.Core.Tests.Compose;

/// <summary>Projects made to run without end, to fill the memory or to read what they may not.</summary>
[TestClass]
public sealed class HostileProjectTests
{
    [TestMethod]
    public void IncludesThatDoubleAtEachStepEnd()
    {
        var files = Enumerable.Range(0, 40).Select(i => ($"f{i}.yaml", $"include: [f{i + 1}.yaml, {{path: [f{i + 1}.yaml, f{i + 1}.yaml]}}]\nservices: {{s{i}: {{image: x}}}}\n"))
            .Append(("f40.yaml", "services: {end: {image: x}}\n")).ToArray();
        var project = LoadedProject.Load(new LoadRequest(["f0.yaml"]), files);
        Assert.IsTrue(project.Problems.Any(p => p.Kind == "yaml-limit"));
    }

    [TestMethod]
    public void AChainOfTenThousandBasesEnds()
    {
        var text = new StringBuilder("services:\n  s0: {image: x}\n");
        for (var i = 1; i < 10_000; i++)
            text.Append($"  s{i}: {{extends: s{i - 1}}}\n");
        Assert.AreEqual(10_000, LoadedProject.Of(text.ToString()).Services.Count);
    }

    [TestMethod]
    public void AChainOfTenThousandDependenciesEnds()
    {
        var text = new StringBuilder("services:\n  s0: {image: x, depends_on: [s9999]}\n");
        for (var i = 1; i < 10_000; i++)
            text.Append($"  s{i}: {{image: x, depends_on: [s{i - 1}]}}\n");
        Assert.AreEqual("dependency-cycle", LoadedProject.Of(text.ToString()).Problems.Single().Kind);
    }

    [TestMethod]
    public void DefaultsNestedAMillionDeepEnd()
    {
        var text = string.Concat(Enumerable.Repeat("${A:-", 200_000)) + new string('}', 200_000);
        Assert.IsTrue(LoadedProject.Of($"services: {{web: {{image: \"{text}\"}}}}\n").Problems.Any(p => p.Kind == "invalid-interpolation"));
    }

    [TestMethod]
    public void ManyVariablesOnOneLineTakeLinearTime()
    {
        var text = string.Concat(Enumerable.Repeat("${A:-x}", 100_000));
        Assert.AreEqual(100_000, LoadedProject.Of($"services: {{web: {{image: \"{text}\"}}}}\n").Services[0].Image!.Value.Value.Length);
    }

    [TestMethod]
    public void RangesOfAllPortsManyTimesAreNotAllExpanded()
    {
        var ports = string.Join(", ", Enumerable.Range(0, 50).Select(i => $"\"127.0.0.{i + 1}:1-65535:1-65535\""));
        var project = LoadedProject.Of($"services: {{web: {{image: x, ports: [{ports}]}}}}\n");
        Assert.IsTrue(project.Problems.Any(p => p.Kind == "yaml-limit"));
        Assert.IsLessThan(300_000, project.Services[0].Ports.Count);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("services")]
    [DataRow("services: []")]
    [DataRow("services: {web: []}")]
    [DataRow("services: {web: {ports: {a: b}, networks: 5, depends_on: x, build: [1], environment: 7, volumes: x, extends: [], deploy: 1, healthcheck: [], extra_hosts: 3}}")]
    [DataRow("services: {web: {image: {}, ports: [[], {}, null], networks: [[], null], depends_on: [{}], environment: [[], {}], volumes: [[], null, {}], env_file: [[], {}, null], secrets: [[], null]}}")]
    [DataRow("services: {web: null}\nnetworks: {a: [], b: 5, c: {ipam: [], driver_opts: x}}\nvolumes: {v: 1}\nsecrets: {s: null, t: []}\nconfigs: 5")]
    [DataRow("include: 5\nservices: {web: {image: x}}")]
    [DataRow("include: [[], {}, null, {path: []}, {path: [[]]}]\nservices: {web: {image: x}}")]
    [DataRow("name: []\nservices: {web: {extends: {}, build: {args: 1, secrets: 5, ssh: 1}}}")]
    [DataRow("services: {web: {extends: {service: [], file: {}}}}")]
    [DataRow("services: {web: {image: x, deploy: {resources: 5, replicas: []}, ulimits: {a: []}, models: 1, gpus: 5, develop: {watch: 1}, logging: 1, blkio_config: 1}}")]
    public void AnyShapeIsAProblemAtMost(string text)
    {
        foreach (var reading in new[] { LoadReading.Compose, LoadReading.Analysis })
        {
            var project = LoadedProject.Load(new LoadRequest(["compose.yaml", "over.yaml"]) { Reading = reading }, ("compose.yaml", text),
                ("over.yaml", "services: {web: {ports: [\"80:80\"], networks: [a], depends_on: [b], build: ., environment: [A=1], volumes: [\"v:/v\"], deploy: {replicas: 1}}}\n"));
            Assert.IsNotNull(project);
        }
    }

    [TestMethod]
    [DataRow("../../etc/passwd")]
    [DataRow("/etc/passwd")]
    public void NothingOutsideIsRead(string path)
    {
        var project = LoadedProject.Of($"include: [{{path: {path}, env_file: {path}}}]\nservices: {{web: {{image: x, env_file: {path}, extends: {{file: {path}, service: s}}}}}}\n");
        Assert.IsTrue(project.Problems.All(p => p.Kind == "missing-file"));
        Assert.HasCount(1, project.Files);
    }
}
