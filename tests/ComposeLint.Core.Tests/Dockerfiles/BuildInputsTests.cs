using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Dockerfiles;

/// <summary>What a build is given decides what its stages build on, and triggers run where somebody builds on them.</summary>
[TestClass]
public sealed class BuildInputsTests
{
    [TestMethod]
    public void A_named_context_is_the_image_that_it_names()
    {
        var file = Read("FROM base\nCOPY --from=files /a /b\n", ("base", "docker-image://debian:12"), ("files", "./files"));

        Assert.AreEqual("debian:12", file.Stages[0].BaseImage.Value);
        Assert.AreEqual("base", file.Stages[0].NamedContext);
        Assert.IsEmpty(file.Problems);
    }

    [TestMethod]
    public void A_stage_of_the_file_comes_before_a_context_as_a_base()
    {
        var file = Read("FROM debian:12 AS first\nFROM first\nEXPOSE 80\n", ("other", "docker-image://alpine:3.20"));

        Assert.AreSame(file.Stages[0], file.Stages[1].Base);
    }

    [TestMethod]
    public void A_context_of_a_stages_own_name_takes_its_place()
    {
        var file = Read("FROM debian:12 AS base\nEXPOSE 80\nUSER app\nFROM base\nEXPOSE 81\n", ("base", "docker-image://alpine:3.20"));

        Assert.IsTrue(file.Stages[0].IsReplaced);
        Assert.AreEqual("alpine:3.20", file.Stages[1].Chain.Last().BaseImage.Value);
        Assert.AreEqual(81, file.Stages[1].Result.Ports.Single().First);
        Assert.IsNull(file.Stages[1].Result.User);
    }

    [TestMethod]
    public void A_context_that_is_no_image_leaves_the_base_unknown()
    {
        var file = Read("FROM base\n", ("base", "./base"));

        Assert.IsFalse(file.Stages[0].BaseImage.IsKnown);
    }

    [TestMethod]
    public void Triggers_run_in_the_stage_that_builds_on_them_and_no_further()
    {
        var file = Read("FROM debian:12 AS tools\nWORKDIR /t\nFROM debian:12 AS base\nONBUILD EXPOSE 80\nONBUILD ENV A=${B}\nONBUILD USER app\nONBUILD COPY --from=tools /a /b\nFROM base AS one\nUSER root\nFROM one AS two\nEXPOSE 81\n");

        Assert.IsEmpty(file.Stages[1].Result.Ports);
        Assert.AreEqual(80, file.Stages[2].Result.Ports.Single().First);
        Assert.AreEqual("root", file.Stages[2].Result.User!.Value.Value);
        CollectionAssert.AreEqual(new[] { file.Stages[0] }, file.Stages[2].Dependencies.ToArray());
        CollectionAssert.AreEqual(new[] { 80, 81 }, file.Stages[3].Result.Ports.Select(port => port.First).ToArray());
    }

    private static Dockerfile Read(string text, params (string Name, string Value)[] contexts) =>
        DockerfileReader.Read(new SourceText("Dockerfile", text), new BuildInputs { Contexts = contexts.ToImmutableDictionary(context => context.Name, context => (string?)context.Value) }, default);
}
