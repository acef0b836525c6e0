namespace ComposeLint.Cli.Evaluation;

/// <summary>The reference assemblies of .NET, where it is installed: to bind against, not to run.</summary>
internal sealed class FrameworkPacks
{
    private readonly Folder? _packs;

    private FrameworkPacks(Folder? packs) => _packs = packs;

    /// <summary>Looks where .NET is installed: DOTNET_ROOT, beside the <c>dotnet</c> of PATH, and where its installers put it.</summary>
    public static FrameworkPacks Find(CliHost host)
    {
        var beside = DotnetCommand.Find(host) is { } dotnet ? Path.GetDirectoryName(File.ResolveLinkTarget(dotnet, returnFinalTarget: true)?.FullName ?? dotnet) : null;
        string?[] usual = OperatingSystem.IsWindows() ? [host.Variable("ProgramFiles") is { } programs ? Path.Join(programs, "dotnet") : null]
            : OperatingSystem.IsMacOS() ? ["/usr/local/share/dotnet"]
            : ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet"];
        return new FrameworkPacks(usual.Prepend(beside).Prepend(host.Variable("DOTNET_ROOT")).OfType<string>().Select(root => Folder.Of(Path.Join(root, "packs"))).FirstOrDefault(folder => folder is not null));
    }

    /// <summary>The assemblies of a framework (<c>Microsoft.NETCore.App</c>), of the wanted version or else of the next that is there; empty when there are none.</summary>
    /// <param name="framework">Its name.</param>
    /// <param name="target">The target framework: <c>net10.0</c>.</param>
    /// <param name="packages">The global packages folder, to which the SDK downloads the packs of older versions.</param>
    public ImmutableArray<string> Assemblies(string framework, string target, Folder packages)
    {
        var wanted = Major(target.Split('-')[0]);
        var found = In(_packs, framework + ".Ref").Concat(In(packages, framework.ToLowerInvariant() + ".ref"))
            .Where(pack => wanted is null || pack.Major >= wanted)
            .OrderBy(pack => wanted is null ? -pack.Major : pack.Major)
            .ThenByDescending(pack => pack.Version);
        return found.Select(pack => pack.Assemblies()).FirstOrDefault(assemblies => !assemblies.IsEmpty, []);
    }

    private static IEnumerable<(int Major, Version Version, Func<ImmutableArray<string>> Assemblies)> In(Folder? folder, string pack)
    {
        foreach (var name in folder?.Folders(pack) ?? [])
        {
            if (Version.TryParse(name, out var version))
                yield return (version.Major, version, () => folder!.Assemblies($"{pack}/{name}/ref/net{version.Major}.{version.Minor}"));
        }
    }

    // netstandard2.0 and net48 bind against the newest: it forwards their types.
    private static int? Major(string target) =>
        target.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(target[3..], out var version) && version.Major >= 5 ? version.Major : null;
}
