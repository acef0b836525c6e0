using System.Runtime.CompilerServices;
using ComposeLint.Text;
using Microsoft.CodeAnalysis.Diagnostics;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace ComposeLint.Analyzers;

/// <summary>
/// The additional files as a source set. Paths are relative to the folder whose files were given (the project's, or the repository's); a file
/// outside it keeps its absolute path. What is not here was not given: nobody can say from here whether it exists.
/// </summary>
internal sealed class GivenFiles : SourceSet
{
    /// <summary>One text of ours for one of the compiler's, for as long as that lives: an unchanged file is not read again in the editor.</summary>
    private static readonly ConditionalWeakTable<RoslynText, SourceText> s_texts = new();

    private readonly MemorySourceSet _texts;
    private readonly Dictionary<string, string> _absolute = new(StringComparer.Ordinal);

    private GivenFiles(string root, List<SourceText> texts)
    {
        Root = root;
        Texts = texts.ToImmutableArray();
        _texts = new MemorySourceSet(texts, root);
    }

    /// <summary>The folder that paths are relative to, '/'-separated and absolute.</summary>
    public string Root { get; }

    /// <summary>The texts in the order of their paths (ordinal).</summary>
    public ImmutableArray<SourceText> Texts { get; }

    /// <summary>The additional files of a compilation.</summary>
    public static GivenFiles Of(AnalyzerOptions options, CancellationToken cancellation)
    {
        var global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var root = Property(global, "ComposeLintRoot") ?? Property(global, "ProjectDir") ?? "/";
        root = SourcePath.Normalize(root);
        var texts = new List<SourceText>();
        var absolute = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles)
        {
            var path = RelativeTo(root, SourcePath.Normalize(file.Path));
            if (absolute.ContainsKey(path) || file.GetText(cancellation) is not { } text)
                continue;
            absolute.Add(path, file.Path);
            texts.Add(TextOf(path, text));
        }

        texts.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        var given = new GivenFiles(root, texts);
        foreach (var pair in absolute)
            given._absolute.Add(pair.Key, pair.Value);
        return given;
    }

    /// <summary>A path as findings show it.</summary>
    public string Shown(string absolute) => RelativeTo(Root, SourcePath.Normalize(absolute));

    /// <summary>The path that the compiler knows a file by; null when it was not given.</summary>
    public string? CompilerPath(string shown) => _absolute.TryGetValue(shown, out var path) ? path : null;

    /// <summary>Our text of one of the compiler's.</summary>
    public static SourceText TextOf(string path, RoslynText text)
    {
        if (s_texts.TryGetValue(text, out var known) && known.Path == path)
            return known;
        var made = new SourceText(path, text.ToString());
        s_texts.Remove(text);
        return s_texts.GetValue(text, _ => made);
    }

    /// <inheritdoc/>
    public override SourceLookup Read(string path)
    {
        var lookup = _texts.Read(path);
        return lookup.Status == LookupStatus.Missing ? new SourceLookup(LookupStatus.NotGiven) : lookup;
    }

    /// <inheritdoc/>
    public override bool DirectoryExists(string path) => _texts.DirectoryExists(path);

    /// <inheritdoc/>
    public override ImmutableArray<string> Files(string directory) => _texts.Files(directory);

    /// <inheritdoc/>
    public override ImmutableArray<string> Directories(string directory) => _texts.Directories(directory);

    /// <inheritdoc/>
    public override bool FileExists(string path) => _texts.FileExists(path);

    /// <inheritdoc/>
    public override string FullPath(string path) => _texts.FullPath(path);

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : null;

    private static string RelativeTo(string root, string path) =>
        path.StartsWith(root + "/", StringComparison.Ordinal) ? path.Substring(root.Length + 1) : path;
}
