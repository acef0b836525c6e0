using System.ComponentModel;
using System.Diagnostics;

namespace ComposeLint.Cli.Tests.Check;

/// <summary>What a stack file may hold, by Docker's own client: <c>docker stack config</c> needs no engine. Skipped where there is no client.</summary>
[TestClass]
public sealed class StackClientTests
{
    [TestMethod]
    [DataRow("ordinary", "{image: 'nginx:1.27', ports: ['8080:80'], deploy: {replicas: 2}}")]
    [DataRow("scale", "{image: 'nginx:1.27', scale: 2}")]
    [DataRow("profiles", "{image: 'nginx:1.27', profiles: [a]}")]
    [DataRow("unknown key", "{image: 'nginx:1.27', imge: x}")]
    [DataRow("keys that are ignored", "{image: 'nginx:1.27', privileged: true, container_name: front, restart: always, network_mode: host}")]
    [DataRow("volumes_from", "{image: 'nginx:1.27', volumes_from: [other]}")]
    [DataRow("cpus", "{image: 'nginx:1.27', cpus: 0.5}")]
    [DataRow("extends", "{image: 'nginx:1.27', extends: {service: other}}")]
    [DataRow("depends_on with conditions", "{image: 'nginx:1.27', depends_on: {other: {condition: service_started}}}")]
    [DataRow("depends_on as a list", "{image: 'nginx:1.27', depends_on: [other]}")]
    [DataRow("depends_on a service that is not there", "{image: 'nginx:1.27', depends_on: [ghost]}")]
    [DataRow("ranges of two lengths", "{image: 'nginx:1.27', ports: ['80-81:80-84']}")]
    [DataRow("ports as text", "{image: 'nginx:1.27', ports: '80:80'}")]
    [DataRow("replicas as text", "{image: 'nginx:1.27', deploy: {replicas: many}}")]
    [DataRow("endpoint_mode", "{image: 'nginx:1.27', deploy: {endpoint_mode: dnsrr}}")]
    [DataRow("init and stop_grace_period", "{image: 'nginx:1.27', init: true, stop_grace_period: 10s}")]
    [DataRow("a container name of one letter", "{image: 'nginx:1.27', container_name: x}")]
    [DataRow("network_mode with networks", "{image: 'nginx:1.27', network_mode: host, networks: [default]}")]
    [DataRow("a health check's test of another kind", "{image: 'nginx:1.27', healthcheck: {test: [RUN, x]}}")]
    [DataRow("an extra host without address", "{image: 'nginx:1.27', extra_hosts: [a]}")]
    [DataRow("a platform", "{image: 'nginx:1.27', platform: linux/amd64}")]
    [DataRow("pull_policy", "{image: 'nginx:1.27', pull_policy: always}")]
    [DataRow("develop", "{image: 'nginx:1.27', develop: {watch: []}}")]
    [DataRow("a container name and replicas", "{image: 'nginx:1.27', container_name: front, deploy: {replicas: 2}}")]
    [DataRow("a device of four parts", "{image: 'nginx:1.27', devices: ['/a:/b:r:x']}")]
    [DataRow("a label that is a boolean", "{image: 'nginx:1.27', labels: {a: true}}")]
    [DataRow("memory as a number", "{image: 'nginx:1.27', deploy: {resources: {limits: {memory: 1000000}}}}")]
    [DataRow("network_mode of no service", "{image: 'nginx:1.27', network_mode: 'service:ghost'}")]
    [DataRow("links to nobody", "{image: 'nginx:1.27', links: [ghost]}")]
    [DataRow("environment with a blank", "{image: 'nginx:1.27', environment: ['A =b']}")]
    [DataRow("a name of a variable that is not closed", "{image: 'nginx:1.27', hostname: '${A'}")]
    [DataRow("a variable with an alternative", "{image: 'nginx:1.27', hostname: '${A:+x}'}")]
    [DataRow("a nested default", "{image: 'nginx:1.27', hostname: '${A:-${B:-x}}'}")]
    [DataRow("a date", "{image: 'nginx:1.27', labels: {d: 2024-01-02}}")]
    [DataRow("gw_priority", "{image: 'nginx:1.27', networks: {default: {gw_priority: 1}}}")]
    public void A_service_is_refused_where_the_client_refuses_it(string what, string service)
    {
        using var directory = new TestDirectory().Write("stack.yml", $"services:\n  web: {service}\n  other: {{image: 'httpd:2.4'}}\n");
        var (isRefused, words) = Client(directory.Path);

        var run = CliRun.In(directory.Path, "check", "stack.yml", "--target", "stack", "--format", "concise");

        Assert.AreEqual(isRefused, run.Out.Contains(": error ", StringComparison.Ordinal), $"{what}: the client says '{words}'\n{run}");
    }

    [TestMethod]
    [DataRow("version 2", "version: '2.4'\n")]
    [DataRow("version 3.3 without what came later", "version: '3.3'\n")]
    [DataRow("a name", "name: shop\n")]
    [DataRow("an include", "include: [other.yml]\n")]
    [DataRow("an unknown key", "netwroks: {}\n")]
    [DataRow("an extension", "x-a: 1\n")]
    public void A_file_is_refused_where_the_client_refuses_it(string what, string top)
    {
        using var directory = new TestDirectory().Write("stack.yml", top + "services:\n  web: {image: 'nginx:1.27', deploy: {placement: {preferences: [{spread: a}]}}}\n");
        var (isRefused, words) = Client(directory.Path);

        var run = CliRun.In(directory.Path, "check", "stack.yml", "--target", "stack", "--format", "concise");

        Assert.AreEqual(isRefused, run.Out.Contains(": error ", StringComparison.Ordinal), $"{what}: the client says '{words}'\n{run}");
    }

    [TestMethod]
    public void Several_files_are_merged_as_the_client_does()
    {
        using var directory = new TestDirectory()
            .Write("stack.yml", "services:\n  web:\n    image: 'nginx:1.27'\n    ports: ['53:53/udp', '53:53/tcp', '80:80']\n")
            .Write("more.yml", "services:\n  web:\n    ports: ['80:8080']\n");

        var ports = CliRun.In(directory.Path, "ports", "-f", "stack.yml", "-f", "more.yml", "--target", "stack", "--format", "csv");
        var check = CliRun.In(directory.Path, "check", "-f", "stack.yml", "-f", "more.yml", "--target", "stack", "--format", "concise");

        Assert.Contains("8080", ports.Out);
        Assert.DoesNotContain("udp", ports.Out);
        Assert.Contains("docker stack deploy loses 53:53/udp", check.Out);
    }

    private static (bool IsRefused, string Words) Client(string directory)
    {
        var start = new ProcessStartInfo("docker", ["stack", "config", "-c", "stack.yml"]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var words = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _ = output.Result;
            if (words.Contains("is not a docker command", StringComparison.Ordinal))
                Assert.Inconclusive("the docker client here has no 'stack'");
            return (process.ExitCode != 0, words.Trim());
        }
        catch (Win32Exception)
        {
            Assert.Inconclusive("there is no docker client here");
            return default;
        }
    }
}
