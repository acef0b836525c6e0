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
    [DataRow("gw_priority", "{image: 'nginx:1.27', networks: {default: {gw_priority: 1}}}")]
    public void A_service_is_refused_where_the_client_refuses_it(string what, string service)
    {
        using var directory = new TestDirectory().Write("stack.yml", $"services:\n  web: {service}\n  other: {{image: 'httpd:2.4'}}\n");
        var (isRefused, words) = Client(directory.Path);

        var run = CliRun.In(directory.Path, "check", "stack.yml", "--target", "stack", "--format", "concise");

        Assert.AreEqual(isRefused, run.Out.Contains(": error ", StringComparison.Ordinal), $"{what}: the client says '{words}'\n{run}");
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
