using ComposeLint.Compose;
using ComposeLint.Dockerfiles;
using ComposeLint.Dockerfiles.Lowering;
using ComposeLint.Inference;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>Joins <c>build:</c> of a Compose service to the stage of the Dockerfile that would run.</summary>
internal sealed class BuildReader(ComposeProject project, SourceSet sources, CancellationToken cancellation)
{
    private const string MissingKind = "missing-dockerfile";
    private const string TargetKind = "unknown-build-target";
    private const string ArgumentKind = "undeclared-build-argument";
    private const string ContextKind = "unused-build-context";
    private const string ServicePrefix = "service:";

    private readonly Dictionary<string, BuiltImage?> _read = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();

    /// <summary>What was found wrong between the Compose files and the Dockerfiles.</summary>
    public ImmutableArray<Problem> Problems => _problems.ToImmutable();

    /// <summary>What the Dockerfile of a service says; null when it has none or it cannot be read.</summary>
    public BuiltImage? Read(ComposeService service)
    {
        if (service.Build is not { } build)
            return null;
        // A service may be lowered more than once; it is read and complained of once.
        if (_read.TryGetValue(service.Key, out var image))
            return image;
        // Services that build on each other in a circle are refused elsewhere; here the second reading finds nothing.
        _read.Add(service.Key, null);
        return _read[service.Key] = Read(service, build);
    }

    private BuiltImage? Read(ComposeService service, ComposeBuild build)
    {
        var (text, place) = Source(service, build);
        if (text is null)
            return null;
        var arguments = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var entry in build.Arguments.Items)
            arguments[entry.Name] = entry.Value is { } value && value.TryGet(out var known) ? known : null;
        var contexts = build.AdditionalContexts.Items
            .GroupBy(entry => entry.Name.ToLowerInvariant(), StringComparer.Ordinal)
            .ToImmutableDictionary(entries => entries.Key, entries => entries.Last().Value is { } value && value.TryGet(out var known) ? known : null, StringComparer.Ordinal);
        var file = DockerfileReader.Read(text, new BuildInputs { Arguments = arguments.ToImmutable(), Contexts = contexts }, cancellation);
        string? target = null;
        if (build.Target is { } written && !written.TryGet(out target))
            return null;
        var stage = ImageLowering.Find(file, target);
        if (stage is null && target is not null && !file.Stages.IsEmpty)
        {
            var near = Spelling.Nearest(target, file.Stages.Select(s => s.StageName).OfType<string>());
            Report(TargetKind, service, "build.target", build.Target!.Value.Span, target, $"{service.Name} builds the stage '{target}', which {text.Path} does not have", near is null ? null : $"did you mean '{near}'?");
        }

        ReportUndeclared(service, build, file, text);
        ReportUnused(service, build, file, text);
        if (stage is null)
            return null;
        var image = ImageLowering.Lower(stage, place);
        if (stage.Root.NamedContext is { } based && contexts[based] is { } source && source.StartsWith(ServicePrefix, StringComparison.Ordinal))
            image = OnService(image, source.Substring(ServicePrefix.Length));
        var context = ContextDirectory(build);
        if (context is not null && build.DockerfileInline is null)
            _problems.AddRange(new CopyCheck(sources, context, text.Path, contexts).Check(stage));
        // What an env_file that could not be read may override is not known.
        if (context is not null && build.DockerfileInline is null && service.Environment.OpenReason is null)
            image = image with { Application = new ApplicationReader(sources, cancellation).Read(file, text.Path, context, image.Command) };
        return image with { Listeners = ImageListeners.Of(image, Variables(service)) };
    }

    /// <summary>An image on that of another service (<c>additional_contexts: {base: service:base}</c>).</summary>
    private BuiltImage OnService(BuiltImage image, string name)
    {
        if (project.Services.Items.Concat(project.DisabledServices.Items).FirstOrDefault(service => service.Name == name) is not { } other)
            return image;
        return other.Build is null ? image with { BaseImage = other.Image } : Read(other) is { } parent ? image.On(parent) : image;
    }

    private void ReportUnused(ComposeService service, ComposeBuild build, Dockerfiles.Dockerfile file, SourceText text)
    {
        if (build.AdditionalContexts.Items.IsEmpty || file.Stages.IsEmpty)
            return;
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isOpen = false;
        void Use(string? name)
        {
            if (name is not null)
                used.Add(name);
            isOpen |= name?.IndexOf('$') >= 0;
        }

        foreach (var stage in file.Stages)
        {
            Use(stage.NamedContext);
            Use(stage.StageName);
            Use(stage.BaseImage.IsKnown || stage.NamedContext is not null ? null : stage.From.Image.Text);
        }

        foreach (var instruction in file.Instructions)
            Use(((instruction as OnbuildInstruction)?.Instruction ?? instruction) is CopyInstruction { From.Value: { } from } ? from : null);
        foreach (var run in file.Runs)
            foreach (var mount in run.Mounts)
                Use(mount.From);
        foreach (var entry in build.AdditionalContexts.Items)
            if (!isOpen && !used.Contains(entry.Name))
                Report(ContextKind, service, "build.additional_contexts." + entry.Name, entry.Span, entry.Name, $"{service.Name} gives the build context {entry.Name}, which nothing in {text.Path} takes", Spelling.Nearest(entry.Name, used) is { } near ? $"did you mean '{near}'?" : null);
    }

    private static ImmutableArray<Variable> Variables(ComposeService service) =>
        service.Environment.Items.Select(entry => new Variable
        {
            Span = entry.Span,
            Context = entry.Context,
            Name = entry.Name,
            Key = entry.Key,
            Presence = new Presence("", DeploymentTarget.Compose),
            Value = entry.Value,
            IsSecret = entry.IsSecret,
        }).ToImmutableArray();

    private (SourceText? Text, Func<SourceSpan, SourceSpan> Place) Source(ComposeService service, ComposeBuild build)
    {
        if (build.DockerfileInline is { } inline)
            return (inline.TryGet(out var body) ? new SourceText(inline.Span.Source.Path, body) : null, _ => inline.Span);
        Func<SourceSpan, SourceSpan> same = span => span;
        var context = ContextDirectory(build);
        var name = "Dockerfile";
        if (context is null || (build.Dockerfile is { } given && !given.TryGet(out name!)))
            return (null, same);
        var path = SourcePath.Combine(context, name);
        var found = sources.Read(path);
        if (found.Status == LookupStatus.Missing && sources.DirectoryExists(context))
        {
            var span = build.Dockerfile?.Span ?? build.BuildContext?.Span ?? build.Span;
            Report(MissingKind, service, "build.dockerfile", span, name, $"{service.Name} is built from {path}, which is not there", null);
        }

        return (found.Text, same);
    }

    private string? ContextDirectory(ComposeBuild build)
    {
        // The loader has made it a path from where the analysis runs.
        var context = project.Directory;
        if (build.BuildContext is { } written && !written.TryGet(out context!))
            return null;
        // A git repository or an archive is fetched when the image is built (docker build, build context).
        if (context.IndexOf("://", StringComparison.Ordinal) >= 0 || context.StartsWith("git@", StringComparison.Ordinal) || context.StartsWith("github.com/", StringComparison.Ordinal))
            return null;
        return SourcePath.Normalize(context);
    }

    private void ReportUndeclared(ComposeService service, ComposeBuild build, Dockerfiles.Dockerfile file, SourceText text)
    {
        if (build.Arguments.Items.IsEmpty)
            return;
        var declared = new HashSet<string>(file.Instructions.OfType<PairsInstruction>().Where(i => i.Kind == InstructionKind.Arg).SelectMany(i => i.Pairs).Select(pair => pair.Key.Text), StringComparer.Ordinal);
        foreach (var entry in build.Arguments.Items)
        {
            var name = entry.Name;
            if (declared.Contains(name) || IsPredefined(name))
                continue;
            var near = Spelling.Nearest(name, declared);
            Report(ArgumentKind, service, "build.args." + name, entry.Span, name, $"{service.Name} gives the build argument {name}, which no ARG of {text.Path} declares", near is null ? null : $"did you mean '{near}'?");
        }
    }

    // docs.docker.com, Dockerfile reference, predefined ARGs, and what the frontend itself reads.
    private static bool IsPredefined(string name) =>
        name.ToUpperInvariant() is "HTTP_PROXY" or "HTTPS_PROXY" or "FTP_PROXY" or "NO_PROXY" or "ALL_PROXY" or "SOURCE_DATE_EPOCH"
        || name.StartsWith("BUILDKIT_", StringComparison.Ordinal) || name.StartsWith("TARGET", StringComparison.Ordinal) || name.StartsWith("BUILD", StringComparison.Ordinal);

    private void Report(string kind, ComposeService service, string key, SourceSpan span, string name, string message, string? help) =>
        _problems.Add(new Problem(kind, new Element(span, service.Context, name, service.Key + "." + key), message) { Help = help });
}
