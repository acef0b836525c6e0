using System.Globalization;
using ComposeLint.Analysis;

namespace ComposeLint.CSharp.Source;

/// <summary>What of a project's containers could not be read, so that silence is not taken for health.</summary>
internal static class Coverage
{
    /// <summary>One notification for a project with containers whose published ports are not all known.</summary>
    public static ImmutableArray<Notification> Of(CSharpModel model)
    {
        var unknown = model.Containers.Where(container => Reason(container) is not null).ToList();
        if (unknown.Count == 0)
            return ImmutableArray<Notification>.Empty;
        var reasons = unknown.Select(container => Reason(container)!).Distinct(StringComparer.Ordinal).OrderBy(reason => reason, StringComparer.Ordinal).Take(3);
        var message = string.Format(
            CultureInfo.InvariantCulture,
            "{0}: the published ports of {1} of {2} containers are not all known ({3})",
            model.Project.Name,
            unknown.Count,
            model.Containers.Length,
            string.Join("; ", reasons));
        return ImmutableArray.Create(new Notification(NotificationKind.Coverage, message, unknown[0].Span));
    }

    private static string? Reason(ContainerFact container) =>
        container.OpenPublishes ?? container.Publishes.Select(port => port.HostPort is { IsKnown: false } host ? host.UnknownReason : port.ContainerPort.UnknownReason).FirstOrDefault(reason => reason is not null);
}
