using System.Xml;
using System.Xml.Linq;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>
/// The properties and items of a project file and of what it imports by a plain path, <c>Directory.Build.props</c> and <c>.targets</c> included: XML, in file
/// order, with properties replaced. No target and no property function runs; what such a thing decides is unknown.
/// </summary>
internal sealed class ProjectXml
{
    private const int MaxImports = 32;
    private const int MaxValue = 4096;

    private readonly SourceSet _sources;
    private readonly Dictionary<string, string?> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ProjectItem> _items = new();
    private int _imports;

    private ProjectXml(SourceSet sources) => _sources = sources;

    /// <summary>The SDKs that it names.</summary>
    public HashSet<string> Sdks { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether something is imported that is not read: a path that a property function makes, a file outside.</summary>
    public bool HasUnreadImports { get; private set; }

    /// <summary>The items in file order.</summary>
    public IReadOnlyList<ProjectItem> Items => _items;

    /// <summary>Reads a project file and what it imports.</summary>
    public static ProjectXml Read(SourceSet sources, string path)
    {
        var xml = new ProjectXml(sources);
        var name = SourcePath.FileName(path);
        xml._properties["MSBuildProjectName"] = name.Substring(0, name.LastIndexOf('.'));
        xml._properties["Configuration"] = "Debug";
        xml.ImportAbove("Directory.Build.props", SourcePath.Directory(path));
        xml.Import(path);
        xml.ImportAbove("Directory.Build.targets", SourcePath.Directory(path));
        return xml;
    }

    /// <summary>A property's value; null when it is not set or not known.</summary>
    public string? Property(string name) => _properties.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value!.Trim() : null;

    /// <summary>Sets a property as a file-based app's <c>#:property</c> does.</summary>
    public static ProjectXml Of(SourceSet sources, string path, IEnumerable<KeyValuePair<string, string>> properties)
    {
        var xml = new ProjectXml(sources);
        xml.ImportAbove("Directory.Build.props", SourcePath.Directory(path));
        foreach (var property in properties)
            xml._properties[property.Key] = property.Value;
        return xml;
    }

    // MSBuild imports the nearest one; that one imports the next above by itself, if at all.
    private void ImportAbove(string name, string directory)
    {
        for (; ; directory = SourcePath.Directory(directory))
        {
            var path = SourcePath.Combine(directory, name);
            if (_sources.FileExists(path))
            {
                Import(path);
                return;
            }

            if (directory is "." or "/" || directory.EndsWith("..", StringComparison.Ordinal))
                return;
        }
    }

    private void Import(string path)
    {
        if (++_imports > MaxImports || _sources.Read(path).Text is not { } text || Parse(text.Text) is not { } root)
        {
            HasUnreadImports = true;
            return;
        }

        if (root.Attribute("Sdk")?.Value is { } sdks)
            Sdks.UnionWith(sdks.Split(';').Select(sdk => sdk.Split('/')[0].Trim()).Where(sdk => sdk.Length > 0));
        Read(root, SourcePath.Directory(path));
    }

    private static XElement? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private void Read(XElement parent, string directory)
    {
        foreach (var element in parent.Elements())
        {
            var holds = Holds(element, directory);
            if (holds == false)
                continue;
            switch (element.Name.LocalName)
            {
                case "PropertyGroup":
                    foreach (var property in element.Elements())
                        Set(property, directory, holds);
                    break;
                case "ItemGroup":
                    foreach (var item in element.Elements())
                        Add(item, directory, holds);
                    break;
                case "Sdk" when element.Attribute("Name")?.Value is { } sdk:
                    Sdks.Add(sdk);
                    break;
                case "Import":
                    Import(element, directory);
                    break;
                case "ImportGroup":
                    Read(element, directory);
                    break;
                case "Choose":
                    Choose(element, directory);
                    break;
            }
        }
    }

    private void Choose(XElement choose, string directory)
    {
        foreach (var branch in choose.Elements())
        {
            var holds = branch.Name.LocalName == "Otherwise" ? true : Holds(branch, directory);
            if (holds != false)
                Read(branch, directory);
            if (holds == true)
                return;
        }
    }

    private void Import(XElement import, string directory)
    {
        var project = import.Attribute("Project")?.Value ?? "";
        if (import.Attribute("Sdk") is not null)
            return;
        var above = project.IndexOf("GetPathOfFileAbove", StringComparison.Ordinal) >= 0 || project.IndexOf("GetDirectoryNameOfFileAbove", StringComparison.Ordinal) >= 0;
        var known = new[] { "Directory.Build.props", "Directory.Build.targets" }.FirstOrDefault(name => project.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
        if (above && known is not null)
        {
            if (directory is not ("." or "/"))
                ImportAbove(known, SourcePath.Directory(directory));
        }
        else if (Expand(project, directory) is { Length: > 0 } path && path.IndexOf('*') < 0)
        {
            Import(SourcePath.Combine(directory, path));
        }
        else
        {
            HasUnreadImports = true;
        }
    }

    private void Set(XElement property, string directory, bool? groupHolds)
    {
        var holds = Holds(property, directory);
        if (holds == false)
            return;
        var name = property.Name.LocalName;
        // What says that a project holds tests decides how severe its findings are, so it is not guessed.
        if (name == "IsTestProject" && (holds is null || groupHolds is null))
            return;
        _properties[name] = Expand(property.Value, directory);
    }

    private void Add(XElement item, string directory, bool? groupHolds)
    {
        var holds = Holds(item, directory);
        if (holds == false)
            return;
        foreach (var action in new[] { "Include", "Remove", "Update" })
        {
            // What an item that is there already is changed to matters of files that are not compiled alone: whether they are copied.
            if (action == "Update" && item.Name.LocalName is not ("None" or "Content"))
                continue;
            if (item.Attribute(action)?.Value is not { } list || Expand(list, directory) is not { } expanded)
                continue;
            foreach (var value in expanded.Split(';').Select(part => part.Trim()).Where(part => part.Length > 0 && part.IndexOf('@') < 0))
                _items.Add(new ProjectItem(item.Name.LocalName, action == "Remove", value.Replace('\\', '/'), holds == true && groupHolds == true));
        }
    }

    private bool? Holds(XElement element, string directory) =>
        element.Attribute("Condition")?.Value is { } condition ? ProjectCondition.Holds(condition, text => Expand(text, directory), path => _sources.FileExists(SourcePath.Combine(directory, path))) : true;

    /// <summary>A text with its properties replaced; null when it rests on what is not known.</summary>
    private string? Expand(string text, string directory)
    {
        if (text.IndexOf('$') < 0)
            return text;
        var expanded = new System.Text.StringBuilder();
        for (var position = 0; position < text.Length;)
        {
            var start = text.IndexOf("$(", position, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf(')', start);
            if (end < 0)
            {
                expanded.Append(text, position, text.Length - position);
                break;
            }

            expanded.Append(text, position, start - position);
            var name = text.Substring(start + 2, end - start - 2);
            if (name.Any(c => !char.IsLetterOrDigit(c) && c is not ('_' or '-')) || Value(name, directory) is not { } value || expanded.Length + value.Length > MaxValue)
                return null;
            expanded.Append(value);
            position = end + 1;
        }

        return expanded.ToString();
    }

    // The SDK's own properties are not read: one that it may set is not known, the others are empty until they are set.
    private string? Value(string name, string directory) =>
        name.Equals("MSBuildThisFileDirectory", StringComparison.OrdinalIgnoreCase) ? (directory == "." ? "" : directory + "/")
        : _properties.TryGetValue(name, out var value) ? value
        : name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name is "OS" or "RepoRoot" or "TargetFrameworkIdentifier" or "TargetFrameworkVersion" or "RuntimeIdentifier" ? null : "";
}

/// <summary>An item of a project file.</summary>
/// <param name="Type">Its type: <c>Compile</c>, <c>Using</c>.</param>
/// <param name="Removes">Whether it takes away.</param>
/// <param name="Value">Its name or pattern, '/'-separated.</param>
/// <param name="IsCertain">Whether no condition that is not known stands over it.</param>
internal sealed record ProjectItem(string Type, bool Removes, string Value, bool IsCertain);
