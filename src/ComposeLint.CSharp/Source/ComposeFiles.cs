using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>
/// Finds the Compose files that code names. A relative path is seen from where the code runs, the output directory of tests; files get there by being copied, so
/// that the project's directory stands for it, and those above it for what code looks for upwards.
/// </summary>
internal static class ComposeFiles
{
    /// <summary>The model with the files of its links.</summary>
    /// <param name="model">The model.</param>
    /// <param name="project">The project.</param>
    /// <param name="input">Every file that is read.</param>
    /// <param name="written">Names of files that code writes.</param>
    public static CSharpModel Find(CSharpModel model, SourceProject project, SurfaceInput input, ImmutableHashSet<string> written) =>
        model.ComposeLinks.IsEmpty ? model : model with
        {
            ComposeLinks = model.ComposeLinks.Select(link => link with { Files = link.Files.Select(file => Find(file, link, project, input, written)).ToImmutableArray() }).ToImmutableArray(),
        };

    private static ComposeFileUse Find(ComposeFileUse file, ComposeLinkFact link, SourceProject project, SurfaceInput input, ImmutableHashSet<string> written)
    {
        if ((file.Written.TryGet(out var path) ? path.Replace('\\', '/') : file.Ending) is not { Length: > 0 } wanted || wanted.StartsWith("/", StringComparison.Ordinal) || wanted.IndexOf(':') >= 0)
            return file;
        var found = Candidates(wanted, project.Directory).FirstOrDefault(input.Sources.FileExists);
        var name = SourcePath.FileName(wanted);
        if (found is null)
        {
            var isMissing = file.Written.IsKnown && link.Api != ContainerApi.DockerCommand && !written.Contains(name) && !input.Files.Any(other => SourcePath.FileName(other).Equals(name, StringComparison.OrdinalIgnoreCase));
            return file with { IsMissing = isMissing };
        }

        var isBeside = file.Written.IsKnown && link.Api != ContainerApi.DockerCommand && found == SourcePath.Combine(project.Directory, wanted);
        return file with { Path = found, IsLeftBehind = isBeside && !written.Contains(name) && project.Project is { } own && !own.MayCopy(wanted) };
    }

    /// <summary>Where a path may lead: from the project, from its output three levels below, from any directory above.</summary>
    private static IEnumerable<string> Candidates(string wanted, string directory)
    {
        yield return SourcePath.Combine(directory, wanted);
        yield return SourcePath.Combine(SourcePath.Combine(directory, "bin/Debug/net"), wanted);
        var plain = wanted;
        while (plain.StartsWith("../", StringComparison.Ordinal) || plain.StartsWith("./", StringComparison.Ordinal))
            plain = plain.Substring(plain.IndexOf('/') + 1);
        for (var above = directory; ; above = SourcePath.Directory(above))
        {
            yield return SourcePath.Combine(above, plain);
            if (above is "." or "/" || above.EndsWith("..", StringComparison.Ordinal))
                yield break;
        }
    }
}
