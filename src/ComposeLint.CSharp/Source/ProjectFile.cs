using System.Xml;
using System.Xml.Linq;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>What a project file says, read as XML: nothing of MSBuild is evaluated. Conditions are taken to hold.</summary>
/// <param name="Path">The file.</param>
internal sealed record ProjectFile(string Path)
{
    private static readonly string[] s_testPackages = { "Microsoft.NET.Test.Sdk", "xunit", "NUnit", "MSTest", "TUnit", "Microsoft.Testing.Platform" };

    /// <summary>The project's directory.</summary>
    public string Directory => SourcePath.Directory(Path);

    /// <summary>The project's name: the file's, without its ending.</summary>
    public string Name => SourcePath.FileName(Path).Substring(0, SourcePath.FileName(Path).LastIndexOf('.'));

    /// <summary>Packages that it names.</summary>
    public ImmutableArray<string> Packages { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Namespaces that it imports everywhere (<c>Using</c> items).</summary>
    public ImmutableArray<string> Usings { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Projects that it references, as paths.</summary>
    public ImmutableArray<string> References { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether it holds tests.</summary>
    public bool IsTest { get; init; }

    /// <summary>Whether it is an Aspire app host.</summary>
    public bool IsAppHost { get; init; }

    /// <summary>Reads a project file; one that is not XML says nothing.</summary>
    public static ProjectFile Read(string path, string text)
    {
        var project = new ProjectFile(path);
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            document = XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return project;
        }

        if (document.Root is not { } root)
            return project;
        var sdk = root.Attribute("Sdk")?.Value ?? "";
        var packages = Items(root, "PackageReference").Concat(Items(root, "Sdk", "Name")).Append(sdk).Where(name => name.Length > 0).ToImmutableArray();
        return project with
        {
            Packages = packages,
            Usings = Items(root, "Using").ToImmutableArray(),
            References = Items(root, "ProjectReference").Select(item => SourcePath.Combine(SourcePath.Directory(path), item.Replace('\\', '/'))).ToImmutableArray(),
            IsTest = packages.Any(IsTestPackage) || Says(root, "IsTestProject"),
            IsAppHost = packages.Any(name => name.StartsWith("Aspire.AppHost.Sdk", StringComparison.OrdinalIgnoreCase) || name.Equals("Aspire.Hosting.AppHost", StringComparison.OrdinalIgnoreCase)) || Says(root, "IsAspireHost"),
        };
    }

    /// <summary>The class that an app host's build makes for a project: the file's name with <c>_</c> for what an identifier cannot hold.</summary>
    public static string ClassName(string path)
    {
        var file = SourcePath.FileName(path);
        var name = file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? file.Substring(0, file.Length - 7) : file;
        return string.Concat(name.Select((c, i) => char.IsLetter(c) || c == '_' || char.IsDigit(c) && i > 0 ? c : '_'));
    }

    private static bool IsTestPackage(string name) =>
        s_testPackages.Any(test => name.Equals(test, StringComparison.OrdinalIgnoreCase) || name.StartsWith(test + ".", StringComparison.OrdinalIgnoreCase) || name.StartsWith(test + "/", StringComparison.OrdinalIgnoreCase));

    private static bool Says(XElement root, string property) =>
        root.Descendants().Any(element => element.Name.LocalName == property && element.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Items(XElement root, string name, string attribute = "Include") =>
        root.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Attribute(attribute)?.Value).OfType<string>();
}
