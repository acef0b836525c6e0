using ComposeLint.Compose.Interpolation;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>
/// How a project is called (compose-go cli/options.go withNamePrecedenceLoad, loader/loader.go projectName): as asked, else COMPOSE_PROJECT_NAME, else
/// the last <c>name</c> of its files, else its directory's own name; the latter two normalised.
/// </summary>
internal static class ProjectName
{
    /// <summary>The project's name.</summary>
    public static Located<string> Find(LoadSession session, string directory, VariableScope variables, SourceSpan none)
    {
        var given = session.Request.ProjectName ?? (variables["COMPOSE_PROJECT_NAME"] is { Length: > 0 } fromEnvironment ? fromEnvironment : null);
        if (given is not null)
        {
            if (Normalize(given) != given)
            {
                session.Report("invalid-project-name", new Element(none, none, given, "name"), $"{given} is no project name",
                    $"invalid project name \"{given}\": must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number");
            }

            return new Located<string>(given, none, new Origin(OriginKind.Default, none));
        }

        YamlScalar? written = null;
        foreach (var document in session.ComposeFiles.SelectMany(f => f.Yaml.Documents))
        {
            if ((document.Root as YamlMapping)?["name"] is YamlScalar { IsNull: false, Value.Length: > 0 } name)
                written = name;
        }

        if (written is not null)
        {
            var template = new Template(variables, session.IsAnalysis);
            var text = template.Evaluate(written.Value);
            if (template.Failure == TemplateFailure.Required && !session.IsAnalysis)
            {
                session.Report("required-variable", new Element(written.Span, written.Span, template.FailureSubject, "name.$" + template.FailureSubject),
                    $"the variable {template.FailureSubject} must be set: Compose refuses the project without it",
                    $"error while interpolating name: required variable {template.FailureSubject} is missing a value{(template.FailureReason.Length > 0 ? ": " + template.FailureReason : "")}");
            }

            if (session.IsAnalysis && template.MissingName is { } missing)
                return Located<string>.Unknown($"the variable {missing} has no value here", written.Span);
            if (Normalize(text) is { Length: > 0 } normal)
                return new Located<string>(normal, written.Span, template.Used is { } used ? new Origin(OriginKind.Interpolation, written.Span, used) : null);
        }

        var own = Normalize(SourcePath.FileName(session.Files.FullPath(directory)));
        if (own.Length == 0)
            session.Report("invalid-project-name", new Element(none, none, directory, "name"), "the project has no name: its directory's has no letter or digit", "project name must not be empty");
        return new Located<string>(own, none, new Origin(OriginKind.Default, none));
    }

    /// <summary>Lower case, of letters, digits, <c>-</c> and <c>_</c> alone, starting with a letter or digit.</summary>
    public static string Normalize(string name) =>
        new string([.. name.ToLowerInvariant().Where(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-')]).TrimStart('_', '-');
}
