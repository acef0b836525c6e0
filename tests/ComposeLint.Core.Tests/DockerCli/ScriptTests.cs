using ComposeLint.DockerCli.Lowering;
using ComposeLint.DockerCli.Scripts;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.DockerCli;

/// <summary>Lines of docker in shell scripts, by docker/cli's own options.</summary>
[TestClass]
public sealed class ScriptTests
{
    [TestMethod]
    [DataRow("docker run -itd -p8080:80 nginx", "nginx 8080:80")]
    [DataRow("docker run -d --publish=8080:80 nginx", "nginx 8080:80")]
    [DataRow("docker run -p=8080:80 nginx -p 9:9", "nginx 8080:80")]
    [DataRow("docker run --rm -e A=b -v /a:/b -p 1:2 -- nginx -p 9:9", "nginx 1:2")]
    [DataRow("docker -H tcp://x:2375 run -p 1:2 nginx", "nginx 1:2")]
    [DataRow("docker --tls --log-level debug container create -p 1:2 nginx", "nginx 1:2")]
    [DataRow("sudo -E docker run \\\n  -p 1:2 \\\n  nginx", "nginx 1:2")]
    [DataRow("ID=$(docker run -d -p 1:2 nginx)", "nginx 1:2")]
    [DataRow("(cd x && docker run -d -p 1:2 nginx)", "nginx 1:2")]
    [DataRow("P=81; docker run -p $P:80 nginx", "nginx 81:80")]
    [DataRow("P='81'\ndocker run -p \"${P}:80\" nginx", "nginx 81:80")]
    [DataRow("docker run -p $P:80 nginx", "nginx")]
    [DataRow("docker run -p ${P:-8080}:80 nginx", "nginx 8080:80")]
    [DataRow("docker run -p \"${P-8080}:80\" nginx", "nginx 8080:80")]
    [DataRow("P=81\ndocker run -p ${P:-8080}:80 nginx", "nginx 81:80")]
    [DataRow("P=$1\ndocker run -p ${P:-8080}:80 nginx", "nginx")]
    [DataRow("P=${P:-8080}\ndocker run -p $P:80 nginx", "nginx 8080:80")]
    [DataRow(": ${P:=8080}\ndocker run -p $P:80 nginx", "nginx 8080:80")]
    [DataRow("docker run -p ${P:-$Q}:80 nginx", "nginx")]
    [DataRow("docker run -p ${P:?set it}:80 nginx", "nginx")]
    [DataRow("docker run -p ${P:-8080", "?")]
    [DataRow("docker service create --name s -p 1:2 nginx\ndocker service update --publish-add 3:4 --replicas 2 s", "nginx 1:2 3:4")]
    [DataRow("docker run -p 1:2 \"$IMAGE\" -p 9:9", "? 1:2")]
    [DataRow("docker service create --name s --publish published=8080,target=80 nginx", "nginx 8080:80")]
    [DataRow("docker service create --name s --publish published=8080:target=80 nginx", "nginx")]
    [DataRow("docker run --publish target=80,published=8080,protocol=udp nginx", "nginx 8080:80")]
    [DataRow("docker service create -p 8080:80 --mode global nginx", "nginx 8080:80")]
    [DataRow("f() {\n docker run -p 1:2 nginx\n}", "")]
    [DataRow("function f { docker run nginx; }", "")]
    [DataRow("if true; then docker run nginx; fi; docker run httpd", "httpd")]
    [DataRow("for i in 1 2; do docker run nginx; done\ndocker run httpd", "httpd")]
    [DataRow("case $1 in a) docker run nginx ;; (b) docker run nginx;; esac\ndocker run httpd", "httpd")]
    [DataRow("docker start x || docker run nginx", "")]
    [DataRow("a || b && docker run nginx", "nginx")]
    [DataRow("cat <<-'E'\n\tdocker run a\n\tE\ndocker run b", "b")]
    [DataRow("C=(docker run a)\nO=()\ndocker run b", "b")]
    [DataRow("echo docker run a # docker run b", "")]
    [DataRow("exit 0\ndocker run a", "")]
    [DataRow("echo \"$((1 << 2))\" $(( 3 << 1 ))\ndocker run b", "b")]
    [DataRow("docker run 'a", "a")]
    [DataRow("docker run a)\n}\nfi\ndocker run b", "a, b")]
    public void A_script_starts(string script, string expected) =>
        Assert.AreEqual(expected, string.Join(", ", Lower(script).Workloads.Select(Show)));

    [TestMethod]
    public void A_port_is_underlined_where_it_is_written()
    {
        var port = Lower("docker run -dp8080:80 nginx").Workloads[0].Ports[0];

        Assert.AreEqual("8080:80", port.Span.Text);
        Assert.AreEqual("docker run -dp8080:80 nginx", port.Context.Text);
        Assert.AreEqual("\"8080:80\"", Lower("docker run --publish=\"8080:80\" nginx").Workloads[0].Ports[0].Span.Text);
    }

    [TestMethod]
    public void What_is_unknown_leaves_the_ports_open()
    {
        Assert.IsTrue(Lower("docker run -p $P:80 nginx").Workloads[0].OpenParts.HasFlag(WorkloadParts.Ports));
        Assert.IsTrue(Lower("docker run $OPTIONS nginx").Workloads[0].OpenParts.HasFlag(WorkloadParts.Ports));
        Assert.IsFalse(Lower("docker run -p 1:80 nginx").Workloads[0].OpenParts.HasFlag(WorkloadParts.Ports));
    }

    [TestMethod]
    public void Networks_are_made_joined_and_connected()
    {
        var declared = Lower("docker network create -d overlay --opt encrypted=false --internal --subnet 10.0.0.0/24 back\ndocker run -d --name a --net back --net-alias x --ip 10.0.0.9 img\ndocker network connect --alias y front a\ndocker run -d --network host b");

        var made = declared.Networks[0];
        Assert.AreEqual(NetworkDriver.Overlay, made.Driver);
        Assert.AreEqual("10.0.0.0/24", made.Pools[0].Prefix.ToString());
        Assert.IsTrue(made.Internal!.Value.Value);
        Assert.AreEqual("false", made.Option("encrypted")!.Value.Value);
        CollectionAssert.AreEqual(new[] { "back", "front" }, declared.Workloads[0].Attachments.Select(attachment => attachment.NetworkName).ToArray());
        Assert.AreEqual("10.0.0.9", declared.Workloads[0].Attachments[0].IPv4Address!.Value.Value);
        Assert.IsTrue(declared.Networks.Single(network => network.LocalName == "front").IsExternal);
        Assert.AreEqual(NetworkModeKind.Host, declared.Workloads[1].Mode!.Kind);
    }

    [TestMethod]
    [DataRow("docker run -d --name a --network name=front,alias=x,alias=y,ip=10.0.0.9 img", "front x,y 10.0.0.9")]
    [DataRow("docker run -d --name a --network front --network back img", "front, back")]
    [DataRow("docker run -d --name a --net front img\ndocker network connect back a\ndocker network disconnect front a", "back")]
    [DataRow("docker run -d --name a --net front img\ndocker network disconnect other a", "front")]
    [DataRow("docker service create --name a --network front img\ndocker service update --network-add back a", "front, back")]
    public void A_container_is_on(string script, string expected) => Assert.AreEqual(
        expected,
        string.Join(", ", Lower(script).Workloads[0].Attachments.Select(attachment =>
            string.Join(" ", new[] { attachment.NetworkName, string.Join(",", attachment.Aliases.Select(alias => alias.Value)), attachment.IPv4Address?.Value }.Where(part => !string.IsNullOrEmpty(part))))));

    [TestMethod]
    public void What_is_taken_off_an_unknown_network_may_be_on_fewer()
    {
        Assert.IsTrue(Lower("docker run -d --name a --net front img\ndocker network disconnect $N a").Workloads[0].OpenParts.HasFlag(WorkloadParts.Attachments));
        Assert.IsFalse(Lower("docker run -d --name a --net front img\ndocker network disconnect front a").Workloads[0].OpenParts.HasFlag(WorkloadParts.Attachments));
        Assert.AreEqual(NetworkModeKind.None, Lower("docker run -d --name a img\ndocker network disconnect bridge a").Workloads[0].Mode!.Kind);
    }

    [TestMethod]
    public void Mounts_and_addresses_in_the_long_form_are_read()
    {
        var declared = Lower("docker network create --subnet 10.0.0.0/24 --aux-address router=10.0.0.5 net\ndocker run --mount type=bind,src=/var/run/docker.sock,dst=/s,readonly --mount type=volume,src=v,dst=/v img");

        Assert.AreEqual("10.0.0.5", declared.Networks[0].Pools[0].AuxAddresses.Single().Address.Value);
        var mount = declared.Workloads[0].HostAccess.Mounts.Single();
        Assert.AreEqual("/var/run/docker.sock", mount.Source.Value);
        Assert.IsTrue(mount.IsReadOnly);
    }

    [TestMethod]
    [DataRow("docker run -d --name a x\ndocker run -d --name b y", Coexistence.Always)]
    [DataRow("docker run -d --name a x\ndocker rm -f a\ndocker run -d --name b y", Coexistence.Never)]
    [DataRow("docker run -d --name a x\ndocker stop $(docker ps -q)\ndocker run -d --name b y", Coexistence.Never)]
    [DataRow("docker run --name a x\ndocker run -d --name b y", Coexistence.Never)]
    [DataRow("docker run --name a x &\ndocker run -d --name b y", Coexistence.Always)]
    [DataRow("docker run -d --name a x\ndocker run -d --name b y\ndocker rm -f a b", Coexistence.Always)]
    [DataRow("docker run -d --name a x\ndocker run -d --name b y\ndocker rm -f a b\ndocker run -d c", Coexistence.Always)]
    public void Containers_meet_unless_one_has_ended(string script, Coexistence expected)
    {
        var workloads = Lower(script).Workloads;

        Assert.AreEqual(expected, workloads[0].Presence.CanCoexist(workloads[1].Presence));
    }

    [TestMethod]
    public void A_script_cut_anywhere_is_read()
    {
        const string script = "a=(1 '2') f() { docker rm x; }\ncat <<-\"E\" >$(docker run -p \"${A:-1}:2\" a)\n\tE\ncase `b` in (a|b) docker run \\\n -p$((1+2)):3 b;; esac # c\n[[ a && b ]] || docker network create --subnet x n";
        for (var length = 0; length <= script.Length; length++)
            Assert.IsNotNull(Lower(script[..length]));
        Assert.IsNotNull(Lower(string.Concat(Enumerable.Repeat("$(if { ", 20_000))));
    }

    private static Declarations Lower(string script) => ScriptLowering.Lower(ScriptReader.Read(new SourceText("a.sh", script), CancellationToken.None));

    private static string Show(Workload workload) =>
        string.Join(" ", workload.Ports.Select(port => $"{port.Host!.Value.Value}:{port.Container.Value}").Prepend(workload.Image?.Value ?? "?"));
}
