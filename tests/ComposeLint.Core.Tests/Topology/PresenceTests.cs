using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.Topology;

[TestClass]
public sealed class PresenceTests
{
    private static readonly Presence Shop = new("shop");

    private static Presence With(params string[] profiles) => Shop with { Profiles = [.. profiles] };

    [TestMethod]
    public void DisjointProfilesMayExistTogether()
    {
        Assert.AreEqual(Coexistence.Always, Shop.CanCoexist(Shop));
        Assert.AreEqual(Coexistence.Always, With("dev").CanCoexist(Shop));
        Assert.AreEqual(Coexistence.Always, With("dev", "test").CanCoexist(With("test")));
        Assert.AreEqual(Coexistence.Possible, With("dev").CanCoexist(With("prod")));
    }

    [TestMethod]
    public void TwoDeploymentsExistTogetherOnOneHostOnly()
    {
        var blog = new Presence("blog");
        Assert.AreEqual(Coexistence.Never, Shop.CanCoexist(blog));
        Assert.AreEqual(Coexistence.Always, (Shop with { HostGroup = "one" }).CanCoexist(blog with { HostGroup = "one" }));
        Assert.AreEqual(Coexistence.Never, (Shop with { HostGroup = "one" }).CanCoexist(blog with { HostGroup = "two" }));
    }

    [TestMethod]
    public void VariantsTargetsRunsAndPlatformsExcludeEachOther()
    {
        Assert.AreEqual(Coexistence.Never, (Shop with { Variant = "prod" }).CanCoexist(Shop with { Variant = "dev" }));
        Assert.AreEqual(Coexistence.Never, Shop.CanCoexist(Shop with { Target = DeploymentTarget.Stack }));
        Assert.AreEqual(Coexistence.Never, (Shop with { RunScope = "a" }).CanCoexist(Shop with { RunScope = "b" }));
        Assert.AreEqual(Coexistence.Never, (Shop with { Platform = Platform.DesktopMac }).CanCoexist(Shop with { Platform = Platform.Linux }));
        Assert.AreEqual(Coexistence.Always, (Shop with { Platform = Platform.DesktopMac }).CanCoexist(Shop));
    }

    [TestMethod]
    public void ProfilesEnable()
    {
        Assert.IsTrue(Shop.IsEnabledBy([]));
        Assert.IsFalse(With("dev").IsEnabledBy([]));
        Assert.IsTrue(With("dev").IsEnabledBy(["dev"]));
        Assert.IsTrue(With("dev").IsEnabledBy(["*"]));
    }
}
