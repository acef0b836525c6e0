using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ComposeLint.Core.Tests.Architecture;

/// <summary>Core's folders are layers: each names only those below it, and a surface never names another.</summary>
[TestClass]
public sealed partial class LayersTest
{
    /// <summary>What each folder may name besides itself; a deeper folder may have more than the one around it.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Knowledge"] = ["Text"],
        ["Yaml"] = ["Text"],
        ["Topology"] = ["Text"],
        ["DotNet"] = ["Text", "Yaml", "Topology"],
        ["Inference"] = ["Text", "Topology", "Knowledge"],
        ["Simulation"] = ["Text", "Topology", "Knowledge"],
        ["Compose"] = ["Text", "Yaml", "Knowledge"],
        ["Compose/Lowering"] = ["Text", "Yaml", "Topology", "Knowledge"],
        ["Dockerfiles"] = ["Text", "Knowledge"],
        ["Dockerfiles/Lowering"] = ["Text", "Topology", "Knowledge"],
        ["DockerCli"] = ["Text", "Knowledge"],
        ["DockerCli/Lowering"] = ["Text", "Topology", "Knowledge"],
        ["CSharp"] = ["Text", "Topology", "Knowledge"],
        ["CSharp/Lowering"] = ["Text", "Topology", "Knowledge"],
        ["Analysis"] = ["Text", "Yaml", "Topology", "Inference", "Simulation", "Knowledge", "Compose", "Dockerfiles", "DockerCli", "CSharp", "DotNet"],
    };

    public static IEnumerable<TestDataRow<string>> Folders =>
        Directory.GetDirectories(Core())
            .Select(directory => Path.GetFileName(directory))
            .Where(name => name is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(name => new TestDataRow<string>(name) { DisplayName = name + " names only the layers below it" });

    [TestMethod]
    [DynamicData(nameof(Folders))]
    public void Folder_names_only_the_layers_below_it(string folder)
    {
        Assert.IsTrue(Allowed.ContainsKey(folder), folder + " is a new folder: say here what it may name");
        var wrong = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Core(), folder), "*.cs", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Core(), file).Replace('\\', '/');
            var allowed = Allowed.Where(layer => path.StartsWith(layer.Key + "/", StringComparison.Ordinal)).MaxBy(layer => layer.Key.Length).Value;
            foreach (var named in Named(File.ReadAllText(file)))
            {
                if (named != folder && !allowed.Contains(named))
                    wrong.Add($"{path} names {named}");
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void Core_opens_no_file_process_or_socket()
    {
        var wrong = Directory.GetFiles(Core(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => Forbidden().IsMatch(Comment().Replace(File.ReadAllText(file), "")))
            .ToList();
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Named(string code) =>
        Layer().Matches(Comment().Replace(code, "")).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    private static string Core([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/ComposeLint.Core"));

    // A using, a qualified name, or a name qualified from the parent namespace (Yaml.YamlNode).
    [GeneratedRegex(@"(?<![\w.])(?:global::)?(?:ComposeLint\.)?(Text|Knowledge|Yaml|Topology|Inference|Simulation|Compose|Dockerfiles|DockerCli|CSharp|DotNet|Analysis)(?:\.[A-Z]\w*|;)")]
    private static partial Regex Layer();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(System\.Diagnostics\.Process|Process\.Start|System\.Net\.Sockets|HttpClient|File\.(Open|Read|Write|Exists)\w*|Directory\.(Get|Enumerate|Exists)\w*|System\.Reflection\.Emit)\b")]
    private static partial Regex Forbidden();
}
