using System.Globalization;
using System.Text;

namespace ComposeLint.Benchmarks;

/// <summary>
/// What the analyzer package adds to a build: one project twice, without and with it, built in turn. No compiler server and no node is left running, so that
/// all CPU time is the build's own.
/// </summary>
internal static class Builds
{
    private const string HelpText = """
        builds [-n PAIRS] [--files FILES] FEED
          Builds a project of FILES files (200), 5 of which use Testcontainers, with and without the package in the folder FEED, in turn, and prints the medians.
        """;

    public static int Run(string[] args)
    {
        var (pairs, files, feed) = (5, 200, "");
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "-n" when i + 1 < args.Length:
                    pairs = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--files" when i + 1 < args.Length:
                    files = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                default:
                    feed = args[i];
                    break;
            }
        }

        if (!Directory.Exists(feed))
        {
            Console.Error.WriteLine(HelpText);
            return 2;
        }

        var directory = Directory.CreateTempSubdirectory("composelint-builds-").FullName;
        try
        {
            Measure(Path.GetFullPath(feed), directory, files, pairs);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        return 0;
    }

    private static void Measure(string feed, string directory, int files, int pairs)
    {
        var without = Create(Path.Combine(directory, "without"), files, "");
        var version = Path.GetFileNameWithoutExtension(Directory.GetFiles(feed, "ComposeLint.Analyzers.*.nupkg").Single())["ComposeLint.Analyzers.".Length..];
        var with = Create(Path.Combine(directory, "with"), files, $"""<PackageReference Include="ComposeLint.Analyzers" Version="{version}" PrivateAssets="all" />""", feed);
        Build(without);
        Build(with);
        var samples = Enumerable.Range(0, pairs).Select(_ => (Without: Build(without), With: Build(with))).ToList();
        Print("wall s", samples.Select(pair => (pair.Without.Wall, pair.With.Wall)).ToList());
        Print("cpu s", samples.Select(pair => (pair.Without.Cpu, pair.With.Cpu)).ToList());
    }

    private static Peers.Sample Build(string project) => Peers.One(["dotnet", "build", project, "--no-restore", "--no-incremental", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"]);

    private static void Print(string figure, List<(double Without, double With)> pairs)
    {
        var added = pairs.Select(pair => (pair.With - pair.Without) * 1000).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{figure,-7} without {Peers.Median(pairs.Select(pair => pair.Without)),7:0.000}   with {Peers.Median(pairs.Select(pair => pair.With)),7:0.000}   added, pair by pair, ms {Peers.Median(added),6:0} (min {added[0]:0}, max {added[^1]:0})"));
    }

    private static string Create(string directory, int files, string reference, string? feed = null)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>{Path.Combine(directory, "..", "packages")}</RestorePackagesPath>
                {(feed is null ? "" : $"<RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>")}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Testcontainers" Version="4.16.0" />
                {reference}
              </ItemGroup>
            </Project>
            """);
        for (var n = 0; n < files; n++)
            File.WriteAllText(Path.Combine(directory, $"C{n}.cs"), n % Math.Max(files / 5, 1) == 1 ? Containers(n) : Plain(n));
        File.WriteAllText(Path.Combine(directory, "compose.yaml"), "services:\n  web:\n    image: nginx:1.27\n    ports: [\"127.0.0.1:8080:80\"]\n");
        File.WriteAllText(Path.Combine(directory, "Dockerfile"), "FROM alpine:3.20\nUSER 1000\nCMD [\"ls\"]\n");
        var restored = Peers.One(["dotnet", "restore", directory, "-v", "q"]);
        if (!File.Exists(Path.Combine(directory, "obj", "project.assets.json")))
            throw new InvalidOperationException($"dotnet restore failed after {restored.Wall:0} s");
        return directory;
    }

    private static string Plain(int n)
    {
        var code = new StringBuilder($"namespace App;\npublic sealed class C{n}\n{{\n");
        for (var m = 0; m < 12; m++)
        {
            code.Append(CultureInfo.InvariantCulture, $"    public string M{m}(IReadOnlyList<int> values)\n    {{\n        var text = new System.Text.StringBuilder();\n");
            code.Append("        foreach (var value in values.Where(value => value > 1).Select(value => value * 2))\n            text.Append(value).Append(',');\n        return text.ToString();\n    }\n\n");
        }

        return code.Append("}\n").ToString();
    }

    private static string Containers(int n) => $$"""
        using DotNet.Testcontainers.Builders;

        namespace App;

        public sealed class C{{n}}
        {
            private const int Port = {{20000 + n}};

            public async Task RunAsync()
            {
                await using var network = new NetworkBuilder().Build();
                await using var container = new ContainerBuilder("nginx:1.27").WithNetwork(network).WithNetworkAliases("web").WithPortBinding(Port, 80).Build();
                await container.StartAsync();
            }
        }

        """;
}
