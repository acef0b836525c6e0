using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using ComposeLint.CSharp;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;

namespace ComposeLint.Cli.Evaluation;

/// <summary>
/// The assemblies of restored projects. <c>obj/project.assets.json</c> is a stranger's word like any other file: of it only names and versions are taken, and
/// what they stand for is read from the user's own global packages folder (<c>NUGET_PACKAGES</c>, else <c>~/.nuget/packages</c>) and .NET installation, no
/// link followed out of either, and only where it is a managed assembly. Nothing of it is run.
/// </summary>
/// <param name="host">What the outside gives.</param>
internal sealed class RestoredPackages(CliHost host) : PackageStore
{
    private const int LargestAssembly = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, MetadataReference?> _references = new(StringComparer.Ordinal);
    private readonly Lazy<Folder?> _packages = new(() => Folder.Of(host.Variable("NUGET_PACKAGES") ?? (Home(host) is { } home ? Path.Join(home, ".nuget", "packages") : null)));
    private readonly Lazy<FrameworkPacks> _packs = new(() => FrameworkPacks.Find(host));

    public override ImmutableArray<MetadataReference> References(string project, string? framework, SourceSet sources)
    {
        if (_packages.Value is not { } packages || sources.Read(SourcePath.Combine(SourcePath.Directory(project), "obj/project.assets.json")).Text is not { } text)
            return [];
        try
        {
            using var assets = JsonDocument.Parse(text.Text, new JsonDocumentOptions { MaxDepth = 32 });
            return Read(assets.RootElement, framework, packages) ?? [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // No assets file that NuGet has written.
            return [];
        }
    }

    private ImmutableArray<MetadataReference>? Read(JsonElement assets, string? framework, Folder packages)
    {
        var targets = assets.GetProperty("targets").EnumerateObject().Where(target => !target.Name.Contains('/')).ToList();
        var target = targets.Find(target => target.Name == framework) is { Value.ValueKind: JsonValueKind.Object } known ? known : targets.FirstOrDefault();
        if (target.Value.ValueKind != JsonValueKind.Object || FrameworkAssemblies(assets, target.Name, packages) is not { } paths)
            return null;
        foreach (var library in target.Value.EnumerateObject())
        {
            if (!library.Value.TryGetProperty("type", out var type) || type.GetString() != "package" || !library.Value.TryGetProperty("compile", out var compile))
                continue;
            foreach (var file in compile.EnumerateObject().Select(entry => entry.Name).Where(name => name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
            {
                if (packages.File(library.Name.ToLowerInvariant() + "/" + file) is not { } path)
                    return null;
                paths.Add(path);
            }
        }

        var references = paths.Select(path => _references.GetOrAdd(path, Reference)).ToList();
        return references.Contains(null) ? null : [.. references.OfType<MetadataReference>()];
    }

    private List<string>? FrameworkAssemblies(JsonElement assets, string target, Folder packages)
    {
        var frameworks = assets.GetProperty("project").GetProperty("frameworks");
        var named = frameworks.TryGetProperty(target, out var framework) && framework.TryGetProperty("frameworkReferences", out var references)
            ? references.EnumerateObject().Select(reference => reference.Name).ToList()
            : [];
        if (!named.Contains("Microsoft.NETCore.App", StringComparer.Ordinal))
            named.Add("Microsoft.NETCore.App");
        var paths = new List<string>();
        foreach (var name in named)
        {
            // Windows' own frameworks hold nothing that matters here, and are not everywhere.
            if (_packs.Value.Assemblies(name, target, packages) is { IsEmpty: false } assemblies)
                paths.AddRange(assemblies);
            else if (name is "Microsoft.NETCore.App" or "Microsoft.AspNetCore.App")
                return null;
        }

        return paths;
    }

    private static MetadataReference? Reference(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > LargestAssembly)
                return null;
            using var image = new PEReader(stream);
            return image.HasMetadata && image.GetMetadataReader().IsAssembly ? MetadataReference.CreateFromFile(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return null;
        }
    }

    private static string? Home(CliHost host) => host.Variable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
}
