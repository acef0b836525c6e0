namespace ComposeLint.Cli.Tests.Views;

/// <summary>The verbs <c>reach</c>, <c>exposure</c> and <c>ports</c>: what they print and their exit codes.</summary>
[TestClass]
public sealed partial class ViewTests : VerifyBase
{
    [TestMethod]
    [DataRow("reach-open", "reach web db:5432 three")]
    [DataRow("reach-loopback-from-lan", "reach lan db:5432 three")]
    [DataRow("reach-loopback-from-host", "reach host db:5432 three")]
    [DataRow("reach-internet", "reach internet web three")]
    [DataRow("reach-no-name", "reach shop redis twelve")]
    [DataRow("reach-internal-from-host", "reach lan redis twelve")]
    [DataRow("reach-no-network", "reach batch db twelve")]
    [DataRow("reach-host-mode", "reach lan metrics twelve")]
    [DataRow("reach-sidecar", "reach vpn proxy:80 twelve")]
    [DataRow("reach-replica", "reach cart[2] cart[1]:3000 twelve")]
    [DataRow("reach-unknown-port", "reach app web:81 three")]
    [DataRow("reach-all", "reach --all three")]
    [DataRow("reach-json", "reach web db:5432 three --format json")]
    [DataRow("reach-csv", "reach shop redis twelve --format csv")]
    [DataRow("exposure", "exposure twelve")]
    [DataRow("exposure-service", "exposure db three --from lan,internet")]
    [DataRow("exposure-range", "exposure relay strange --from lan")]
    [DataRow("exposure-fails", "exposure three --from host --fail-on internet")]
    [DataRow("exposure-holds", "exposure db three --from host --fail-on lan")]
    [DataRow("ports", "ports twelve")]
    [DataRow("ports-range", "ports strange")]
    public Task View(string name, string arguments) =>
        Verify(CliRun.In(GraphTests.Cases, arguments.Split(' ')).ToString().TrimEnd()).UseDirectory("snapshots").UseFileName("view-" + name);

    [TestMethod]
    [DataRow("reach web db:5432 three", 0)]
    [DataRow("reach lan db:5432 three", 1)]
    [DataRow("reach app web:81 three", 3)]
    [DataRow("reach web nope three", 2)]
    [DataRow("reach web db:5432 three twelve", 0)]
    [DataRow("reach lan market/db:5432 three twelve", 1)]
    [DataRow("exposure three --fail-on lan", 1)]
    [DataRow("exposure db three --fail-on lan", 0)]
    [DataRow("exposure db three --fail-on host", 1)]
    public void Exit_codes_answer_scripts(string arguments, int expected)
    {
        var run = CliRun.In(GraphTests.Cases, arguments.Split(' '));

        Assert.AreEqual(expected, run.ExitCode, run.ToString());
    }

    [TestMethod]
    [DataRow("reach web", "reach needs FROM and TO")]
    [DataRow("reach web lan three", "'lan' can only ask")]
    [DataRow("reach cart[9] redis twelve", "cart has 3 replicas")]
    [DataRow("reach lan db three twelve", "is in several projects: blog/db, market/db")]
    [DataRow("reach wep db three", "did you mean 'web'?")]
    [DataRow("reach web db:x three", "'x' is no port")]
    [DataRow("reach web redis three twelve", "come up on different engines")]
    public void A_wrong_question_says_why(string arguments, string expected)
    {
        var run = CliRun.In(GraphTests.Cases, arguments.Split(' '));

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.Contains(expected, run.Error);
    }
}
