using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>Gives the projects of an Aspire app host the endpoints of their launch profiles (API.md section 4.2).</summary>
internal static class ProjectEndpoints
{
    /// <summary>The model with those endpoints.</summary>
    public static CSharpModel Join(CSharpModel model, SourceProject host, SourceSet sources, CancellationToken cancellation)
    {
        if (host.Project is not { } file || model.Resources.All(resource => resource.ProjectReference is null))
            return model;
        var preferred = Profiles(file.Directory, sources, cancellation).FirstOrDefault(profile => profile.Command == "Project")?.Name;
        return model with { Resources = model.Resources.Select(resource => Join(resource, file, preferred, sources, cancellation)).ToImmutableArray() };
    }

    private static AspireResource Join(AspireResource resource, ProjectFile host, string? preferred, SourceSet sources, CancellationToken cancellation)
    {
        if (resource.ProjectReference is not { } reference || resource.IgnoresLaunchProfile || resource.LaunchProfile is { IsKnown: false } && resource.LaunchProfileChoices.IsEmpty || PathOf(reference, host) is not { } path)
            return resource;
        var directory = SourcePath.Directory(path);
        // Kestrel's own endpoints win over the profile's URLs; which they are is not read here.
        if (sources.Read(SourcePath.Combine(directory, "appsettings.json")).Text is { } settings && settings.Text.Contains("Kestrel"))
            return resource;
        var profiles = Profiles(directory, sources, cancellation);
        if (!resource.LaunchProfileChoices.IsEmpty)
        {
            var choices = resource.LaunchProfileChoices.Select(name => profiles.FirstOrDefault(p => p.Name == name)).ToList();
            if (choices.Any(choice => choice is null))
                return resource;
            // What every choice has is there for certain, at whichever of its places.
            var urls = choices.SelectMany(choice => Urls(choice!)).GroupBy(url => (url.Scheme, url.Port.Value)).Select(group => (Url: group.First(), IsCertain: group.Count() == choices.Count));
            return resource with { Endpoints = resource.Endpoints.AddRange(urls.Where(item => IsNew(item.Url, resource)).Select(item => Endpoint(item.Url, resource) with { IsConditional = !item.IsCertain })) };
        }

        var wanted = resource.LaunchProfile?.Value;
        var profile = wanted is not null
            ? profiles.FirstOrDefault(p => p.Name == wanted)
            : profiles.FirstOrDefault(p => p.Name == preferred && p.Command == "Project") ?? profiles.FirstOrDefault(p => p.Command == "Project");
        return profile is null ? resource : resource with { Endpoints = resource.Endpoints.AddRange(Urls(profile).Where(url => IsNew(url, resource)).Select(url => Endpoint(url, resource))) };
    }

    /// <summary>One endpoint a scheme.</summary>
    private static IEnumerable<LaunchUrl> Urls(LaunchProfile profile) => profile.Urls.GroupBy(url => url.Scheme, StringComparer.OrdinalIgnoreCase).Select(group => group.First());

    private static bool IsNew(LaunchUrl url, AspireResource resource) => !resource.Endpoints.Any(endpoint => !endpoint.EndpointName.IsKnown || endpoint.EndpointName.Value == url.Scheme);

    private static AspireEndpoint Endpoint(LaunchUrl url, AspireResource resource) => new()
    {
        Span = url.Port.Span,
        Context = url.Port.Span,
        Name = url.Scheme,
        Key = resource.Key + ".endpoints." + url.Scheme,
        EndpointName = new Located<string>(url.Scheme, url.Port.Span),
        Scheme = url.Scheme,
        Port = url.Port,
        IsIntegrationDefault = true,
    };

    private static ImmutableArray<LaunchProfile> Profiles(string directory, SourceSet sources, CancellationToken cancellation) =>
        sources.Read(SourcePath.Combine(directory, "Properties/launchSettings.json")).Text is { } text
            ? LaunchSettings.Read(text, cancellation)
            : ImmutableArray<LaunchProfile>.Empty;

    private static string? PathOf(string reference, ProjectFile host) =>
        reference.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
            ? SourcePath.Combine(host.Directory, reference.Replace('\\', '/'))
            : host.References.FirstOrDefault(path => ProjectFile.ClassName(path) == reference);
}
