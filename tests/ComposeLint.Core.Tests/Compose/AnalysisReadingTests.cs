using ComposeLint.Compose;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Compose;

/// <summary>What an analysis knows of values: unset is unknown, a default is known and says so, and every value knows where it came from.</summary>
[TestClass]
public sealed class AnalysisReadingTests
{
    [TestMethod]
    public void UnsetPartOfAPortLeavesTheOtherPartsKnown()
    {
        var project = LoadedProject.Of("services: {web: {image: x, ports: [\"127.0.0.1:${PORT}:80/udp\"]}}\n");
        var port = project.Services[0].Ports[0];
        Assert.AreEqual("127.0.0.1", port.HostIp!.Value.Value);
        Assert.AreEqual("the variable PORT has no value here", port.Published!.Value.UnknownReason);
        Assert.AreEqual(new PortRange(80), port.Target.Value);
        Assert.AreEqual("udp", port.Protocol.Value);
        Assert.AreEqual("${PORT}", port.Published.Value.Span.Text);
    }

    [TestMethod]
    public void AWholeEntryThatIsUnsetLeavesTheListOpen()
    {
        var project = LoadedProject.Of("services: {web: {image: x, ports: [\"${PORTS}\", \"80:80\"]}}\n");
        var ports = project.Services[0].Ports;
        Assert.IsTrue(ports.IsOpen);
        Assert.IsFalse(ports[0].Target.IsKnown);
        Assert.AreEqual(new PortRange(80), ports[1].Target.Value);
        Assert.IsNull(project.Refusal);
    }

    [TestMethod]
    public void ADefaultIsKnownAndSaysSo()
    {
        var project = LoadedProject.Of("services: {web: {image: \"nginx:${TAG:-1.27}\"}}\n");
        var image = project.Services[0].Image!.Value;
        Assert.AreEqual("nginx:1.27", image.Value);
        Assert.AreEqual(OriginKind.InterpolationDefault, image.Origin!.Kind);
        Assert.AreEqual("TAG", image.Origin.Detail);
    }

    [TestMethod]
    public void AnUnsetVariableIsANoteAtItsOwnCharacters()
    {
        var project = LoadedProject.Of("services: {web: {image: \"nginx:${TAG}-$KIND\"}}\n");
        var notes = project.Problems.Where(p => p.Kind == "unset-variable").ToList();
        CollectionAssert.AreEqual(new[] { "${TAG}", "$KIND" }, notes.Select(n => n.Subject.Span.Text).ToArray());
        Assert.IsFalse(project.Services[0].Image!.Value.IsKnown);
    }

    [TestMethod]
    public void ARequiredVariableRefusesInComposesReadingAlone()
    {
        const string Text = "services: {web: {image: \"x:${TAG:?set it}\"}}\n";
        var analysis = LoadedProject.Of(Text);
        Assert.IsNull(analysis.Refusal);
        Assert.AreEqual("TAG", analysis.Problems.Single(p => p.Kind == "required-variable").Subject.Span.Text);
        var compose = LoadedProject.Load(new LoadRequest(["compose.yaml"]) { Reading = LoadReading.Compose }, ("compose.yaml", Text));
        Assert.AreEqual("error while interpolating services.web.image: required variable TAG is missing a value: set it", compose.Refusal!.Message);
    }

    [TestMethod]
    public void AValueOfTheOverrideSaysWhichFileMadeIt()
    {
        var project = LoadedProject.Load(new LoadRequest(["compose.yaml", "prod.yaml"]),
            ("compose.yaml", "services: {web: {image: a, ports: [\"80:80\"]}}\n"), ("prod.yaml", "services: {web: {image: b, ports: [\"443:443\"]}}\n"));
        var web = project.Services[0];
        Assert.AreEqual("prod.yaml", web.Image!.Value.Span.Source.Path);
        Assert.AreEqual(OriginKind.Override, web.Image.Value.Origin!.Kind);
        Assert.IsNull(web.Ports[0].Target.Origin);
        Assert.AreEqual("prod.yaml", web.Ports[1].Target.Origin!.Detail);
    }

    [TestMethod]
    public void AnInheritedValueSaysWhatItWasExtendedFrom()
    {
        var project = LoadedProject.Of("services:\n  base: {image: x, environment: {A: 1}}\n  web: {extends: base, environment: {B: 2}}\n");
        var web = project.Service("web")!;
        Assert.AreEqual(OriginKind.Extends, web.Image!.Value.Origin!.Kind);
        Assert.AreEqual("base", web.Image.Value.Origin.At.Text);
        Assert.AreEqual(OriginKind.Extends, web.Environment.Single(e => e.Name == "A").Origin!.Kind);
        Assert.IsNull(web.Environment.Single(e => e.Name == "B").Origin);
        Assert.AreEqual("base", web.Extends!.Target.Value);
    }

    [TestMethod]
    public void WhatAnIncludeBringsSaysSo()
    {
        var project = LoadedProject.Of("include: [db/compose.yaml]\n", ("db/compose.yaml", "services: {db: {image: pg}}\n"));
        Assert.AreEqual(OriginKind.Include, project.Service("db")!.Origin!.Kind);
        Assert.AreEqual(ComposeFileRole.Included, project.Files[1].Role);
    }

    [TestMethod]
    public void ValuesOfEnvFilesAreMarkedAndStayOutOfProblems()
    {
        var project = LoadedProject.Of("services: {web: {image: x, env_file: a.env, environment: {OWN: 1, DOT: , USED: \"$DOT\"}, ports: [\"$DOT:80\"], networks: [\"$DOT\"]}}\n",
            ("a.env", "PASSWORD=hunter2\n"), (".env", "DOT=hunter3\n"));
        var environment = project.Services[0].Environment;
        Assert.IsTrue(environment.Single(e => e.Name == "PASSWORD").IsSecret);
        Assert.IsTrue(environment.Single(e => e.Name == "DOT").IsSecret);
        Assert.IsTrue(environment.Single(e => e.Name == "USED").IsSecret);
        Assert.IsFalse(environment.Single(e => e.Name == "OWN").IsSecret);
        Assert.IsFalse(project.Problems.Concat(project.Refusals).Any(p => p.Message.Contains("hunter", StringComparison.Ordinal) || p.Subject.Name.Contains("hunter", StringComparison.Ordinal)
            || p.Subject.Key.Contains("hunter", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void ABrokenEnvFileDoesNotShowItsValues()
    {
        var project = LoadedProject.Of("services: {web: {image: x}}\n", (".env", "A=1\nPASSWORD=\"hunter2\n"));
        var problem = project.Problems.Single(p => p.Kind == "invalid-env-file");
        Assert.AreEqual(".env", problem.Subject.Span.Source.Path);
        Assert.IsFalse(problem.Message.Contains("hunter", StringComparison.Ordinal) || project.Refusal!.Message.Contains("hunter", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("services: {web: {image: x, env_file: gone.env}}", "gone.env")]
    [DataRow("services: {web: {image: x, extends: {file: gone.yaml, service: base}}}", "gone.yaml")]
    [DataRow("include: [gone/compose.yaml]\nservices: {web: {image: x}}", "gone/compose.yaml")]
    [DataRow("include: [{path: other.yaml, env_file: gone.env}]\nservices: {web: {image: x}}", "gone.env")]
    public void AMissingFileIsAProblemAtTheWordThatNamesItAndTheRestGoesOn(string text, string named)
    {
        var project = LoadedProject.Of(text + "\n", ("other.yaml", "services: {other: {image: y}}\n"));
        Assert.AreEqual(named, project.Problems.Single(p => p.Kind == "missing-file").Subject.Span.Text);
        Assert.AreEqual("x", project.Service("web")!.Image!.Value.Value);
    }

    [TestMethod]
    public void WhatAMissingIncludeMayBringIsNotCalledMissing()
    {
        var project = LoadedProject.Of("include: [gone.yaml]\nservices: {web: {image: x, networks: [back], depends_on: [db]}}\n");
        Assert.IsTrue(project.Services.IsOpen);
        CollectionAssert.AreEqual(new[] { "missing-file" }, project.Problems.Select(p => p.Kind).ToArray());
    }

    [TestMethod]
    public void WhatAMissingBaseMayBringLeavesListsOpen()
    {
        var project = LoadedProject.Of("services: {web: {extends: {file: gone.yaml, service: base}, environment: {A: 1}}}\n");
        var web = project.Services[0];
        Assert.IsTrue(web.Ports.IsOpen);
        Assert.IsTrue(web.Networks.IsOpen);
        CollectionAssert.AreEqual(new[] { "missing-file" }, project.Problems.Select(p => p.Kind).ToArray());
    }

    [TestMethod]
    public void TheImplicitNetworkIsNotDeclared()
    {
        var project = LoadedProject.Of("name: shop\nservices: {web: {image: x}, db: {image: y, networks: [back]}}\nnetworks: {back: }\n");
        var network = project.Network("default")!;
        Assert.IsFalse(network.IsDeclared);
        Assert.AreEqual("shop_default", network.RealName.Value);
        Assert.IsFalse(project.Service("web")!.Networks[0].IsDeclared);
        Assert.IsTrue(project.Network("back")!.IsDeclared);
    }

    [TestMethod]
    public void AnUnsetProjectNameMakesRealNamesUnknown()
    {
        var project = LoadedProject.Of("name: shop-${STAGE}\nservices: {web: {image: x}}\n");
        Assert.IsFalse(project.Name.IsKnown);
        Assert.IsFalse(project.Network("default")!.RealName.IsKnown);
    }

    [TestMethod]
    public void EveryPortOfARangeIsAnElementOfItsOwnAtTheEntrysPlace()
    {
        var project = LoadedProject.Of("services: {web: {image: x, ports: [\"8000-8002:80-82\", \"9000-9005:90\"]}}\n");
        var ports = project.Services[0].Ports;
        CollectionAssert.AreEqual(new[] { "8000", "8001", "8002", "9000-9005" }, ports.Select(p => p.Published!.Value.Value.ToString()).ToArray());
        Assert.AreEqual("8000-8002", ports[1].Span.Text);
        Assert.AreEqual("\"8000-8002:80-82\"", ports[1].Entry.Text);
        Assert.AreEqual("services.web.ports.8001:81/tcp", ports[1].Key);
    }
}
