using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>What a project file says, read as XML (<see cref="ProjectXml"/>): nothing of MSBuild is evaluated.</summary>
/// <param name="Path">The file.</param>
internal sealed record ProjectFile(string Path)
{
    private static readonly string[] s_testPackages = { "Microsoft.NET.Test.Sdk", "xunit", "NUnit", "MSTest", "TUnit", "Microsoft.Testing.Platform" };
    private static readonly string[] s_sdkUsings = { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" };
    private static readonly string[] s_hostUsings = { "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging" };
    private static readonly string[] s_webUsings = { "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing" };
    private static readonly string[] s_appHostUsings = { "Aspire.Hosting", "Aspire.Hosting.ApplicationModel" };

    /// <summary>The project's directory.</summary>
    public string Directory => SourcePath.Directory(Path);

    /// <summary>The project's name: the file's, without its ending.</summary>
    public string Name => SourcePath.FileName(Path).Substring(0, SourcePath.FileName(Path).LastIndexOf('.'));

    /// <summary>Packages that it names.</summary>
    public ImmutableArray<string> Packages { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Namespaces that it imports everywhere: the SDK's implicit ones and <c>Using</c> items.</summary>
    public ImmutableArray<string> Usings { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Projects that it references, as paths.</summary>
    public ImmutableArray<string> References { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The target framework that is read: of several the newest .NET; null when none is known.</summary>
    public string? Framework { get; init; }

    /// <summary>The preprocessor symbols of a debug build.</summary>
    public ImmutableArray<string> Symbols { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The language's version; null for the newest.</summary>
    public string? LanguageVersion { get; init; }

    /// <summary>Whether it holds tests.</summary>
    public bool IsTest { get; init; }

    /// <summary>Whether it is an Aspire app host.</summary>
    public bool IsAppHost { get; init; }

    /// <summary>Whether every file below it belongs to it unless it is removed.</summary>
    public bool HasDefaultItems { get; init; } = true;

    /// <summary>Patterns of files that it compiles besides, or leaves out, in their order.</summary>
    public ImmutableArray<CompileItem> Compile { get; init; } = ImmutableArray<CompileItem>.Empty;

    /// <summary>Reads a project file; one that is not XML says nothing.</summary>
    public static ProjectFile Read(SourceSet sources, string path) => Of(path, ProjectXml.Read(sources, path), ImmutableArray<string>.Empty);

    /// <summary>What a file-based app says of itself in its <c>#:</c> lines.</summary>
    public static ProjectFile Read(SourceSet sources, string path, AppDirectives directives)
    {
        var xml = ProjectXml.Of(sources, path, directives.Properties);
        xml.Sdks.UnionWith(directives.Sdks);
        if (directives.Sdks.IsEmpty)
            xml.Sdks.Add("Microsoft.NET.Sdk");
        return Of(path, xml, directives.Packages) with { References = directives.Projects };
    }

    private static ProjectFile Of(string path, ProjectXml xml, ImmutableArray<string> morePackages)
    {
        var directory = SourcePath.Directory(path);
        var packages = xml.Items.Where(item => item is { Type: "PackageReference", Removes: false, IsCertain: true }).Select(item => item.Value)
            .Concat(morePackages).Concat(xml.Sdks).ToImmutableArray();
        var isAppHost = packages.Any(name => name.StartsWith("Aspire.AppHost.Sdk", StringComparison.OrdinalIgnoreCase) || name.Equals("Aspire.Hosting.AppHost", StringComparison.OrdinalIgnoreCase)) || Says(xml, "IsAspireHost");
        var framework = TargetFramework(xml);
        return new ProjectFile(path)
        {
            Packages = packages,
            Usings = ImplicitUsings(xml, isAppHost).Concat(Values(xml, "Using")).Distinct(StringComparer.Ordinal)
                .Except(xml.Items.Where(item => item is { Type: "Using", Removes: true }).Select(item => item.Value), StringComparer.Ordinal).ToImmutableArray(),
            References = Values(xml, "ProjectReference").Select(item => SourcePath.Combine(directory, item)).ToImmutableArray(),
            Framework = framework,
            Symbols = FrameworkSymbols.Of(framework).Concat((xml.Property("DefineConstants") ?? "").Split(';', ',').Select(symbol => symbol.Trim()).Where(symbol => symbol.Length > 0)).ToImmutableArray(),
            LanguageVersion = xml.Property("LangVersion"),
            IsTest = packages.Any(IsTestPackage) || Says(xml, "IsTestProject"),
            IsAppHost = isAppHost,
            HasDefaultItems = !Denies(xml, "EnableDefaultItems") && !Denies(xml, "EnableDefaultCompileItems"),
            Content = xml.HasUnreadImports ? null : xml.Items.Where(item => item.Type is "None" or "Content" or "EmbeddedResource" or "ContentWithTargetPath" && !item.Removes).Select(item => item.Value.Replace('\\', '/')).ToImmutableArray(),
            Compile = xml.Items.Where(item => item.Type == "Compile")
                .Select(item => new CompileItem(item.Removes, GlobSet.Parse(ImmutableArray.Create("/" + SourcePath.Combine(directory, item.Value).TrimStart('/'))))).ToImmutableArray(),
        };
    }

    /// <summary>Patterns of items other than code, which may be copied to the output; null where imports could not be read.</summary>
    public ImmutableArray<string>? Content { get; init; }

    /// <summary>Whether an item may copy a file, a path seen from the project, to the output directory.</summary>
    public bool MayCopy(string path) =>
        Content is not { } items || items.Any(item => item.IndexOf('*') >= 0 || SourcePath.FileName(item).Equals(SourcePath.FileName(path), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file belongs to the project.</summary>
    /// <param name="file">The file.</param>
    /// <param name="byDefault">Whether this is the nearest project above it.</param>
    public bool Compiles(string file, bool byDefault)
    {
        var compiles = byDefault && HasDefaultItems;
        foreach (var item in Compile)
        {
            if (item.Pattern.IsMatch(file.TrimStart('/')))
                compiles = !item.Removes;
        }

        return compiles;
    }

    /// <summary>The class that an app host's build makes for a project: the file's name with <c>_</c> for what an identifier cannot hold.</summary>
    public static string ClassName(string path)
    {
        var file = SourcePath.FileName(path);
        var name = file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? file.Substring(0, file.Length - 7) : file;
        return string.Concat(name.Select((c, i) => char.IsLetter(c) || c == '_' || char.IsDigit(c) && i > 0 ? c : '_'));
    }

    // Left out only where they are switched off for all that can be read: a namespace that is not there does no harm.
    private static IEnumerable<string> ImplicitUsings(ProjectXml xml, bool isAppHost)
    {
        if (Denies(xml, "ImplicitUsings") || xml.Property("ImplicitUsings") == "disable")
            return Enumerable.Empty<string>();
        var isWeb = xml.Sdks.Contains("Microsoft.NET.Sdk.Web");
        return s_sdkUsings
            .Concat(isWeb ? s_webUsings : Enumerable.Empty<string>())
            .Concat(isWeb || xml.Sdks.Contains("Microsoft.NET.Sdk.Worker") ? s_hostUsings : Enumerable.Empty<string>())
            .Concat(isAppHost ? s_appHostUsings : Enumerable.Empty<string>());
    }

    private static string? TargetFramework(ProjectXml xml) =>
        (xml.Property("TargetFrameworks") ?? xml.Property("TargetFramework"))?.Split(';').Select(name => name.Trim()).Where(name => name.Length > 0)
            .OrderByDescending(name => FrameworkSymbols.DotNetVersion(name) ?? 0).FirstOrDefault();

    private static bool IsTestPackage(string name) =>
        s_testPackages.Any(test => name.Equals(test, StringComparison.OrdinalIgnoreCase) || name.StartsWith(test + ".", StringComparison.OrdinalIgnoreCase));

    private static bool Says(ProjectXml xml, string property) => "true".Equals(xml.Property(property), StringComparison.OrdinalIgnoreCase);

    private static bool Denies(ProjectXml xml, string property) => "false".Equals(xml.Property(property), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Values(ProjectXml xml, string type) => xml.Items.Where(item => item.Type == type && !item.Removes).Select(item => item.Value);
}

/// <summary>A <c>Compile</c> item.</summary>
/// <param name="Removes">Whether it leaves files out.</param>
/// <param name="Pattern">Which files.</param>
internal sealed record CompileItem(bool Removes, GlobSet Pattern);

/// <summary>The symbols that the SDK defines for a target framework (learn.microsoft.com, "Preprocessor symbols").</summary>
internal static class FrameworkSymbols
{
    private const int Newest = 10;

    /// <summary>The symbols of a debug build; those of the newest .NET where the framework is not known.</summary>
    public static IEnumerable<string> Of(string? framework)
    {
        yield return "DEBUG";
        yield return "TRACE";
        var name = framework?.Split('-')[0] ?? "";
        if (name.StartsWith("netstandard", StringComparison.OrdinalIgnoreCase))
        {
            yield return "NETSTANDARD";
            yield return name.ToUpperInvariant().Replace('.', '_');
            yield return name.ToUpperInvariant().Replace('.', '_') + "_OR_GREATER";
            yield break;
        }

        if (name.StartsWith("net", StringComparison.OrdinalIgnoreCase) && name.Length > 3 && name.IndexOf('.') < 0)
        {
            yield return "NETFRAMEWORK";
            yield return name.ToUpperInvariant();
            yield return name.ToUpperInvariant() + "_OR_GREATER";
            yield break;
        }

        var version = DotNetVersion(framework) ?? Newest;
        yield return "NET";
        yield return "NETCOREAPP";
        yield return $"NET{version}_0";
        for (var older = 5; older <= version; older++)
            yield return $"NET{older}_0_OR_GREATER";
    }

    /// <summary>The major version of <c>net8.0</c>; null for another framework.</summary>
    public static int? DotNetVersion(string? framework)
    {
        if (framework is null || !framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) || framework.IndexOf('.') is not (> 3 and var dot))
            return null;
        return int.TryParse(framework.Substring(3, dot - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major is >= 5 and < 100 ? major : null;
    }
}
