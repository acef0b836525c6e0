using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Interpolation;

/// <summary>Reads env files out of the source set.</summary>
internal static class EnvFiles
{
    /// <summary>Reads one into <paramref name="values"/>; what cannot be read is a problem at the scalar that names it, and the rest goes on.</summary>
    /// <param name="session">The load.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="at">The scalar that names it; null for a default or given one.</param>
    /// <param name="context">What holds that scalar.</param>
    /// <param name="variables">Variables that expansion sees first.</param>
    /// <param name="values">Receives the values.</param>
    /// <param name="missing">Compose's message when the file is not there; null: the one for files given to interpolation.</param>
    /// <param name="where">What names it, as a key: <c>services.web.env_file</c>.</param>
    /// <returns>Whether it was read.</returns>
    public static bool Read(
        LoadSession session, string path, YamlScalar? at, SourceSpan context, VariableScope variables, Dictionary<string, string> values, string? missing = null, string where = "file")
    {
        var lookup = session.Files.Read(path);
        if (lookup.Status != LookupStatus.Found || lookup.Text is not { } text)
        {
            session.ReportMissing(path, lookup, at, context, missing ?? $"couldn't find env file: {session.Files.FullPath(path)}", where);
            return false;
        }

        if (DotEnvFile.Read(text.Text, variables, values) is not { } error)
            return true;
        var span = error.Line >= 1 && error.Line <= text.Lines.Count ? text.At(text.Lines.Line(error.Line)) : text.At(0, 0);
        session.Report("invalid-env-file", new Element(span, span, text.Path, "file." + text.Path), $"this is no env file: {error.Message}",
            $"failed to read {session.Files.FullPath(path)}: {(session.IsAnalysis ? error.Message : error.Message + error.Value)}");
        return true;
    }
}
