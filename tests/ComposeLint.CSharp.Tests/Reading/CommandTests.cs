using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Tests.Reading;

[TestClass]
public sealed class CommandTests
{
    [TestMethod]
    [DataRow("Process.Start(\"docker\", \"run -d --name x -p 5433:1433 mssql:2022\");", "5433:1433")]
    [DataRow("Process.Start(\"docker\", $\"run -d -p {Port}:80 nginx\");", "8080:80", DisplayName = "a constant in a hole (U19)")]
    [DataRow("Process.Start(\"docker\", \"run -itdp 127.0.0.1:8080:80/udp nginx\");", "127.0.0.1:8080:80/udp", DisplayName = "short options in one word")]
    [DataRow("Process.Start(\"docker\", \"run --publish=80 nginx -p 1:2\");", "random:80", DisplayName = "what follows the image is the container's")]
    [DataRow("Process.Start(\"docker\", \"run -p \" + port + \":80 nginx\");", "+?", DisplayName = "an unknown port")]
    [DataRow("Process.Start(\"docker\", $\"run {options} -p 8080:80 nginx\");", "8080:80 +?", DisplayName = "a hole between words")]
    [DataRow("Process.Start(\"docker\", new[] { \"run\", \"-p\", \"8080:80\", \"nginx\" });", "8080:80")]
    [DataRow("Process.Start(new ProcessStartInfo(\"docker\", \"create -p 8080:80 nginx\"));", "8080:80")]
    [DataRow("Process.Start(new ProcessStartInfo { FileName = \"docker\", Arguments = \"container run -p 8080:80 nginx\" });", "8080:80")]
    [DataRow("var info = new ProcessStartInfo(\"docker\"); info.ArgumentList.Add(\"run\"); info.ArgumentList.Add(\"-p\"); info.ArgumentList.Add(\"8080:80\"); info.ArgumentList.Add(\"nginx\"); Process.Start(info);", "8080:80")]
    [DataRow("var process = new Process(); process.StartInfo.FileName = \"docker\"; process.StartInfo.Arguments = \"run -p 8080:80 nginx\"; process.Start();", "8080:80")]
    [DataRow("Run(\"docker\", \"run -p 8080:80 nginx\");", "8080:80", DisplayName = "a helper of the project")]
    [DataRow("Docker(\"run -p 8080:80 nginx\");", "8080:80", DisplayName = "a helper that names docker itself")]
    public void PublishedPorts(string statement, string expected) => Assert.AreEqual(expected, Describe.Ports(Read(statement).Containers.Single()));

    [TestMethod]
    public void ModesNetworksAndMounts()
    {
        var model = Read("Process.Start(\"docker\", \"run --net host --privileged -v /var/run/docker.sock:/var/run/docker.sock --name=w watchtower\"); Process.Start(\"docker\", \"run --network front --network-alias api api:1\");");
        var (host, api) = (model.Containers[0], model.Containers[1]);
        Assert.AreEqual("host", Describe.Show(host.NetworkMode!.Value));
        Assert.AreEqual("host", host.NetworkMode!.Value.Span.Text);
        Assert.AreEqual("w", host.Name);
        Assert.IsTrue(host.Privileged!.Value.Value);
        Assert.HasCount(1, host.SocketMounts);
        Assert.AreEqual("front", Describe.Networks(api, model));
        Assert.AreEqual("api", Describe.Show(api.Aliases.Single()));
        Assert.AreEqual("api:1", Describe.Show(api.Image!.Value));
    }

    [TestMethod]
    [DataRow("Process.Start(\"docker\", \"ps -a\");")]
    [DataRow("Process.Start(\"git\", \"run -p 8080:80 nginx\");")]
    [DataRow("Console.WriteLine(\"docker run -p 8080:80 nginx\");")]
    public void OtherCommandsMakeNothing(string statement) => Assert.IsEmpty(Read(statement).Containers);

    private static CSharpModel Read(string statements) => Sample.Read(
        """
        class P
        {
            const int Port = 8080;
            void M(int port, string options) { STATEMENTS }
            static void Run(string fileName, string arguments) => Process.Start(fileName, arguments);
            static void Docker(string arguments)
            {
                var info = new ProcessStartInfo { FileName = "docker", Arguments = arguments };
                Process.Start(info);
            }
        }
        """.Replace("STATEMENTS", statements, StringComparison.Ordinal),
        isTest: false,
        ImmutableArray<MetadataReference>.Empty,
        "using System.Diagnostics;").Model;
}
