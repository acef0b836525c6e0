using ComposeLint.Compose.Binding;
using ComposeLint.Compose.Interpolation;
using ComposeLint.Compose.Merging;
using ComposeLint.Compose.Normalizing;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Including;

/// <summary>
/// Reads files into one model: each document interpolated, its includes and extends resolved, merged over what came before, checked against the
/// schema and made canonical (compose-go loader/loader.go loadYamlModel, loadYamlFile).
/// </summary>
internal sealed class ModelLoader(LoadSession session)
{
    /// <summary>How many documents a project may load, an included file once for each include.</summary>
    private const int DocumentBudget = 2000;

    private static readonly YamlMapping EmptyModel = new(ImmutableArray<YamlEntry>.Empty, new SourceText("", "").At(0, 0));

    /// <summary>
    /// How many nodes a project may have merged: each document is merged into all that came before it, so that many documents over a large model
    /// would cost their product.
    /// </summary>
    private const long MergeBudget = 20_000_000;

    private int _documents;
    private long _merged;

    /// <summary>The merged model of files, with defaults and paths resolved; empty when none could be read.</summary>
    /// <param name="paths">The files in order, each with the scalar that names it.</param>
    /// <param name="scope">Where they are loaded.</param>
    /// <param name="role">How the first comes into the project.</param>
    /// <param name="context">What holds the naming scalars.</param>
    public YamlMapping Load(ImmutableArray<(string Path, YamlScalar? At)> paths, LoadScope scope, ComposeFileRole role, SourceSpan context)
    {
        var model = EmptyModel;
        for (var i = 0; i < paths.Length; i++)
        {
            var (path, at) = paths[i];
            var fileRole = i > 0 && role == ComposeFileRole.Main ? ComposeFileRole.Override : role;
            if (session.ReadCompose(path, fileRole, at, context) is not { } file)
            {
                session.Gap ??= "a file of the project could not be read";
                continue;
            }

            model = LoadFile(file, model, scope, isExtended: false, out _);
        }

        model = Defaults.Apply(model);
        ModelChecks.Check(model, session);
        return ResolvedPaths.Resolve(model, scope.Directory);
    }

    /// <summary>The model of a file that a service's base is in: neither includes nor extends resolved, not yet checked.</summary>
    public bool TryLoadExtended(string path, YamlScalar at, SourceSpan context, LoadScope scope, out YamlMapping model, out ResetPaths resets)
    {
        model = EmptyModel;
        resets = ResetPaths.None;
        if (session.ReadCompose(path, ComposeFileRole.Extended, at, context) is not { } file)
            return false;
        model = LoadFile(file, EmptyModel, scope, isExtended: true, out resets);
        return true;
    }

    private YamlMapping LoadFile(ComposeFile file, YamlMapping model, LoadScope scope, bool isExtended, out ResetPaths resets)
    {
        resets = ResetPaths.None;
        var uniqueness = new Uniqueness(scope.Directory);
        var inner = scope with { Chain = scope.Chain.Add(file.Path) };
        foreach (var document in file.Yaml.Documents)
        {
            // A file of comments alone has no document for go-yaml; an empty one among others is null.
            if ((document.Root is null or YamlScalar { IsNull: true }) && file.Yaml.Documents.Length == 1)
                continue;
            if (document.Root is not YamlMapping root)
            {
                var place = document.Root?.Span ?? file.Source.At(0, 0);
                session.Report("wrong-type", new Element(place, place, file.Path, "file"), "the file's top level must be a mapping",
                    "top-level object must be a mapping");
                continue;
            }

            if (++_documents > DocumentBudget)
            {
                session.Report("yaml-limit", new Element(root.Span.Source.At(0, 0), root.Span, file.Path, "file"), $"the project loads more than {DocumentBudget} files");
                continue;
            }

            _merged += Count(model) + Count(root);
            if (_merged > MergeBudget)
            {
                session.Report("yaml-limit", new Element(root.Span.Source.At(0, 0), root.Span, file.Path, "file"), "the project merges too many documents into too large a model");
                break;
            }

            if (file.Yaml.HasGaps)
                root = new YamlMapping(root.Entries, root.Span, root.Tag, root.Origin, hasGaps: true);
            var read = new Interpolator(session, inner.Variables).Run(root, out resets);
            if (!isExtended)
            {
                read = new IncludeResolver(session, this, inner).Apply(read, resets);
                model = resets.Apply(model);
                read = new ExtendsResolver(session, this, inner).Apply(read, file.Path, resets);
            }

            var step = model.Entries.IsEmpty ? null : new Origin(OriginKind.Override, file.Source.At(0, 0), file.Path);
            model = new ModelMerger(session, null, step).Merge(model, read);
            model = uniqueness.Enforce(model);
            if (!isExtended)
                Validate(model, file.Path);
            model = uniqueness.Enforce(new Canonical(session).Transform(model));
        }

        return model;
    }

    private static long Count(YamlNode node)
    {
        long count = 1;
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                    count += 1 + Count(entry.Value);
                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                    count += Count(item);
                break;
        }

        return count;
    }

    private void Validate(YamlMapping model, string path)
    {
        var faults = SchemaValidator.Validate(model);
        var told = SchemaValidator.Told(faults);
        if (told is not null)
            Report(told, $"validating {session.Files.FullPath(path)}: {told.Refusal}");
        foreach (var fault in faults)
        {
            if (fault != told)
                Report(fault, null);
        }
    }

    private void Report(SchemaFault fault, string? refusal) =>
        session.Report(fault.Problem.Kind, fault.Problem.Subject, fault.Problem.Message, refusal, fault.Problem.Help, fault.Problem.Related);
}
