using ComposeLint.DockerCli.Lowering;
using ComposeLint.DockerCli.Scripts;
using ComposeLint.Text;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>Shell scripts (<c>*.sh</c>, <c>*.bash</c>, and those without extension whose first line names a shell) that start containers or make networks with <c>docker</c>.</summary>
public sealed class ShellSurface : ISurface
{
    /// <inheritdoc/>
    public string Name => "shell";

    /// <inheritdoc/>
    public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation)
    {
        var paths = input.Files
            .Where(path => path.EndsWith(".sh", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".bash", StringComparison.OrdinalIgnoreCase)
                || (SourcePath.FileName(path).IndexOf('.') < 0 && input.Sources.BeginsWith(path, "#!")))
            .ToImmutableArray();
        var units = new SurfaceUnit?[paths.Length];
        Parallel.For(
            0,
            paths.Length,
            new ParallelOptions { MaxDegreeOfParallelism = input.MaxDegreeOfParallelism, CancellationToken = cancellation },
            index => units[index] = Read(input.Sources, paths[index], cancellation));
        return units.OfType<SurfaceUnit>().ToImmutableArray();
    }

    /// <summary>One script; null for one that is nothing to Docker.</summary>
    private static SurfaceUnit? Read(SourceSet sources, string path, CancellationToken cancellation)
    {
        // A script that cannot be read is not known to be one of Docker's: nothing is said of it.
        if (sources.Read(path).Text is not { } text || text.Text.IndexOf("docker ", StringComparison.Ordinal) < 0 || !IsForShell(text))
            return null;
        var project = new AnalyzedProject(SourcePath.FileName(path), "shell", SourcePath.Directory(path), ImmutableArray.Create(path));
        try
        {
            var script = ScriptReader.Read(text, cancellation);
            var declarations = ScriptLowering.Lower(script);
            return declarations.Workloads.IsEmpty && declarations.Networks.IsEmpty
                ? null
                : new ShellUnit(project) { Declarations = declarations, Comments = SourceComments(script) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new UnreadUnit(project, Notification.Crash("reading", path, exception, text.At(0, 0)));
        }
    }

    /// <summary>Whether the first line, where it names a program (<c>#!/bin/sh</c>, <c>#!/usr/bin/env -S bash -e</c>), names a shell whose words are read here.</summary>
    private static bool IsForShell(SourceText text)
    {
        if (!text.Text.StartsWith("#!", StringComparison.Ordinal))
            return true;
        var end = text.Text.IndexOfAny(['\n', '\r']);
        foreach (var word in text.Text.Substring(2, (end < 0 ? text.Text.Length : end) - 2).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var program = word.Substring(word.LastIndexOf('/') + 1);
            // env, its options and assignments stand before the program.
            if (program != "env" && !word.StartsWith("-", StringComparison.Ordinal) && word.IndexOf('=') < 0)
                return program is "sh" or "bash" or "dash" or "ash" or "ksh" or "zsh" or "mksh" or "busybox";
        }

        return true;
    }

    private static ImmutableArray<SourceComment> SourceComments(DockerScript script)
    {
        var comments = ImmutableArray.CreateBuilder<SourceComment>(script.Comments.Length);
        var next = 0;
        foreach (var comment in script.Comments)
        {
            while (next < script.Spans.Length && script.Spans[next].Span.Start < comment.Span.Span.Start)
                next++;
            var target = comment.IsTrailing ? next - 1 : next;
            comments.Add(new SourceComment(comment.Span, comment.IsTrailing, target >= 0 && target < script.Spans.Length ? script.Spans[target] : null));
        }

        return comments.ToImmutable();
    }
}

/// <summary>One script; its rules are those of the topology.</summary>
/// <param name="project">What is shown of it.</param>
public sealed class ShellUnit(AnalyzedProject project) : SurfaceUnit(project)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Check(Rule rule, CancellationToken cancellation) => [];
}
