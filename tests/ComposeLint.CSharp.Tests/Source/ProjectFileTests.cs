using ComposeLint.CSharp.Source;
using ComposeLint.CSharp.Tests.Reading;

namespace ComposeLint.CSharp.Tests.Source;

/// <summary>What source mode takes from project files, which it reads as text.</summary>
[TestClass]
public sealed class ProjectFileTests
{
    private const string Sdk = "<Project Sdk=\"Microsoft.NET.Sdk\">";

    private static string Code(string port) => $"using DotNet.Testcontainers.Builders; class A {{ object M() => new ContainerBuilder(\"x\").WithPortBinding({port}, 80).Build(); }}";

    private static string Ports(params (string Path, string Text)[] files) => Describe.Ports(SourceRun.Unit(files).Model.Containers.Single());

    [TestMethod]
    [DataRow("<DefineConstants>$(DefineConstants);OWN</DefineConstants>", "#if OWN", "1:80", DisplayName = "its own symbol")]
    [DataRow("<TargetFramework>net8.0</TargetFramework>", "#if NET9_0_OR_GREATER", "2:80", DisplayName = "an older framework")]
    [DataRow("<TargetFrameworks>netstandard2.0;net8.0;net9.0</TargetFrameworks>", "#if NET9_0", "1:80", DisplayName = "the newest of several")]
    [DataRow("<TargetFramework>netstandard2.0</TargetFramework>", "#if NETSTANDARD2_0", "1:80", DisplayName = ".NET Standard")]
    [DataRow("<TargetFramework>net48</TargetFramework>", "#if NETFRAMEWORK && NET48", "1:80", DisplayName = ".NET Framework")]
    [DataRow("", "#if DEBUG && NET10_0", "1:80", DisplayName = "nothing said")]
    public void SymbolsDecideWhatIsRead(string properties, string condition, string expected) => Assert.AreEqual(
        expected,
        Ports(
            ("App.csproj", $"{Sdk}<PropertyGroup>{properties}</PropertyGroup></Project>"),
            ("A.cs", $"{condition}\n{Code("1")}\n#else\n{Code("2")}\n#endif\n")));

    [TestMethod]
    public void FilesThatAreRemovedAreNotItsOwn() => Assert.AreEqual(
        "1:80",
        Ports(
            ("app/App.csproj", Sdk + "<ItemGroup><Compile Remove=\"Templates\\**\" /></ItemGroup></Project>"),
            ("app/A.cs", Code("1")),
            ("app/Templates/deep/B.cs", Code("2"))));

    [TestMethod]
    public void FilesThatAreLinkedAreItsOwn()
    {
        var unit = SourceRun.Units(
            ("app/App.csproj", Sdk + "<ItemGroup><Compile Include=\"..\\shared\\*.cs\" Link=\"x\" /></ItemGroup></Project>"),
            ("app/A.cs", Code("Shared.Web")),
            ("shared/Shared.cs", "static class Shared { public const int Web = 8080; }")).Single(unit => unit.Model.Project.Name == "App");
        Assert.AreEqual("8080:80", Describe.Ports(unit.Model.Containers.Single()));
    }

    [TestMethod]
    public void WithoutDefaultItemsOnlyWhatIsNamedCounts() => Assert.AreEqual(
        "1:80",
        Ports(
            ("App.csproj", Sdk + "<PropertyGroup><EnableDefaultCompileItems>false</EnableDefaultCompileItems></PropertyGroup><ItemGroup><Compile Include=\"src/**/*.cs\" /></ItemGroup></Project>"),
            ("src/a/A.cs", Code("1")),
            ("old/B.cs", Code("2"))));

    [TestMethod]
    public void PropertiesAboveAndBesideHold() => Assert.AreEqual(
        "1:80",
        Ports(
            ("Directory.Build.props", "<Project><Import Project=\"eng/common.props\" /><PropertyGroup Condition=\"'$(Kind)' == 'own'\"><DefineConstants>OWN</DefineConstants></PropertyGroup></Project>"),
            ("eng/common.props", "<Project><PropertyGroup><Kind>own</Kind></PropertyGroup></Project>"),
            ("src/app/App.csproj", Sdk + "</Project>"),
            ("src/app/A.cs", $"#if OWN\n{Code("1")}\n#else\n{Code("2")}\n#endif\n")));

    [TestMethod]
    [DataRow("$(MSBuildProjectName.EndsWith('.Tests'))", "App.Tests", true)]
    [DataRow("$(MSBuildProjectName.EndsWith('.Tests'))", "App", false)]
    [DataRow("'$(MSBuildProjectName.Contains(`Test`))' == 'true'", "App", false)]
    [DataRow("'$([MSBuild]::ValueOrDefault(1,2))' == '1'", "App", false, DisplayName = "what is not known is not taken for tests")]
    [DataRow("'$(Configuration)' == 'Debug' and !('$(MSBuildProjectName)' == 'Other' or Exists('no.txt'))", "App", true)]
    public void WhetherItHoldsTestsIsReadFromConditions(string condition, string name, bool expected)
    {
        var unit = SourceRun.Unit(
            ("Directory.Build.props", $"<Project><PropertyGroup Condition=\"{condition}\"><IsTestProject>true</IsTestProject></PropertyGroup></Project>"),
            ($"{name}/{name}.csproj", Sdk + "</Project>"),
            ($"{name}/A.cs", Code("1")));
        Assert.AreEqual(expected, unit.Model.Project.IsTest);
    }

    [TestMethod]
    public void ImplicitUsingsAreTheSdks()
    {
        var unit = SourceRun.Unit(
            ("Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>"),
            ("Program.cs", "var builder = WebApplication.CreateBuilder(args); builder.WebHost.UseUrls(\"http://localhost:5000\"); builder.Build().Run();"));
        Assert.AreEqual(1, unit.Model.Listeners.Length);
    }

    [TestMethod]
    public void TheLanguageIsTheProjectsOwn()
    {
        // Before C# 14 "field" is a name like any other.
        var unit = SourceRun.Unit(
            ("App.csproj", Sdk + "<PropertyGroup><LangVersion>12</LangVersion></PropertyGroup></Project>"),
            ("A.cs", "using DotNet.Testcontainers.Builders; class A { const int field = 8080; int Port { get { return field; } } object M() => new ContainerBuilder(\"x\").WithPortBinding(Port, 80).Build(); }"));
        Assert.AreEqual("8080:80", Describe.Ports(unit.Model.Containers.Single()));
    }

    [TestMethod]
    [DataRow("App.sln", "Project(\"{FAE04EC0}\") = \"App\", \"src\\app\\App.csproj\", \"{1}\"\nEndProject\n")]
    [DataRow("App.slnx", "<Solution><Folder Name=\"/src/\"><Project Path=\"src/app/App.csproj\" /></Folder></Solution>")]
    [DataRow("src/app/App.csproj", Sdk + "</Project>")]
    public void ASolutionOrProjectMeansWhatBelongsToIt(string named, string text)
    {
        var units = SourceRun.Units([named], [named], [(named, text), .. named.EndsWith("proj", StringComparison.Ordinal) ? Array.Empty<(string, string)>() : [("src/app/App.csproj", Sdk + "</Project>")], ("src/app/A.cs", Code("1")), ("src/other/B.cs", Code("2"))]);
        Assert.AreEqual("App", units.Single().Model.Project.Name);
    }

    [TestMethod]
    [DataRow("not XML")]
    [DataRow("<!DOCTYPE x [<!ENTITY a \"b\">]><Project>&a;</Project>")]
    [DataRow("<Project><Import Project=\"App.csproj\" /></Project>", DisplayName = "imports itself")]
    [DataRow("<Project><Import Project=\"../../../../etc/x.props\" /></Project>")]
    [DataRow("<Project><PropertyGroup><A>$(A)$(A)$(A)x</A><A>$(A)$(A)$(A)x</A><A>$(A)$(A)$(A)$(A)</A></PropertyGroup></Project>")]
    public void HostileProjectFilesEnd(string project) => Assert.AreEqual("1:80", Ports(("App.csproj", project), ("A.cs", Code("1"))));

    [TestMethod]
    [DataRow("!")]
    [DataRow("(")]
    [DataRow("'a' == 'a' and ")]
    public void LongConditionsEnd(string part) =>
        Assert.IsNull(ProjectCondition.Holds(string.Concat(Enumerable.Repeat(part, 10_000)), text => text, _ => false));

    [TestMethod]
    [DataRow("'a' == 'A'", true)]
    [DataRow("'a' != 'b' And 'c' == 'd'", false)]
    [DataRow("'$(X)' == '' or '$(Y)' == 'no'", null)]
    [DataRow("'$(X)' == '' and 'a' == 'b'", false)]
    [DataRow("!Exists('there.txt')", false)]
    [DataRow("$(True)", true)]
    [DataRow("", true)]
    [DataRow("1 > 0", null)]
    public void Conditions(string condition, bool? expected) => Assert.AreEqual(
        expected,
        ProjectCondition.Holds(condition, text => text.Contains("$(X)", StringComparison.Ordinal) ? null : text.Replace("$(True)", "true", StringComparison.Ordinal).Replace("$(Y)", "", StringComparison.Ordinal), path => path == "there.txt"));
}
