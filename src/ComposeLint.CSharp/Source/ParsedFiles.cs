using System.Collections.Concurrent;
using ComposeLint.CSharp.Clients;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.CSharp.Source;

/// <summary>The files of one run: each is read once, and parsed once for each way of parsing it, however many projects it is part of.</summary>
internal sealed class ParsedFiles(SourceSet sources)
{
    private static readonly string[] s_marks = { "Testcontainers", "Docker.DotNet", "DistributedApplication", "IResourceBuilder", "CreateContainerParameters", "WithPortBinding", "V1Service", "V1Ingress", "V1PodSpec", "UseUrls", "ListenLocalhost", ".Run(\"http", ".RunAsync(\"http", "Pulumi.Docker", "FluentDocker", "\"docker\"" };

    private readonly ConcurrentDictionary<string, SourceText?> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Path, CSharpParseOptions Options), SyntaxTree> _trees = new();
    private readonly ConcurrentDictionary<string, bool> _marked = new(StringComparer.Ordinal);

    /// <summary>Whether a file names a container library, by its characters alone.</summary>
    public bool IsMarked(string path) =>
        _marked.GetOrAdd(path, key => Text(key) is { } text && (s_marks.Any(mark => text.Text.IndexOf(mark, StringComparison.Ordinal) >= 0) || HoldsFile(text.Text)));

    /// <summary>Whether it may hold a Compose file or a Dockerfile as text that goes somewhere, or that is marked as such.</summary>
    private static bool HoldsFile(string text) =>
        text.Contains("WriteAll") && (text.Contains("compose") || text.Contains("stack.y") || text.Contains("ockerfile")) ||
        (text.Contains("services:") || text.Contains("FROM ")) && (Embedded.MarkedLiterals.IsMarked(text) || text.Contains("StringSyntax") || text.Contains("LanguageInjection"));

    /// <summary>Whether a file names a client that takes an address, by its characters alone.</summary>
    public bool HasClients(string path) => Text(path) is { } text && ClientSinks.AreIn(text.Text);

    /// <summary>Whether a file has a comment that speaks to this tool.</summary>
    public bool HasComments(string path) => Mentions(path, SuppressionComments.Mark);

    /// <summary>The trees of some files with their texts; those that cannot be read are left out.</summary>
    public Dictionary<SyntaxTree, SourceText> Trees(IEnumerable<string> paths, CSharpParseOptions options, CancellationToken cancellation)
    {
        var trees = new Dictionary<SyntaxTree, SourceText>();
        foreach (var path in paths)
        {
            if (Text(path) is { } text)
                trees[_trees.GetOrAdd((path, options), _ => CSharpSyntaxTree.ParseText(text.Text, options, path, cancellationToken: cancellation))] = text;
        }

        return trees;
    }

    /// <summary>Whether a file holds a text.</summary>
    public bool Mentions(string path, string text) => Text(path)?.Text.IndexOf(text, StringComparison.Ordinal) >= 0;

    private SourceText? Text(string path) => _texts.GetOrAdd(path, key => sources.Read(key).Text);
}
