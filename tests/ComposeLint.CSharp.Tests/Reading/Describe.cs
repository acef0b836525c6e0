using System.Globalization;
using System.Text;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Tests.Reading;

/// <summary>Facts as short text, for expectations that a person can read.</summary>
internal static class Describe
{
    /// <summary><c>8080:80 random:443/tcp</c>, with <c>?</c> for unknown and <c>+?</c> when there may be more.</summary>
    public static string Ports(ContainerFact container)
    {
        var ports = container.Publishes.Select(Port).ToList();
        if (container.OpenPublishes is not null)
            ports.Add("+?");
        return string.Join(" ", ports);
    }

    public static string Port(PublishFact port)
    {
        var text = new StringBuilder();
        if (port.HostAddress is { } address)
            text.Append(Show(address)).Append(':');
        text.Append(port.HostPort is { } host ? Show(host) : "random").Append(':').Append(Show(port.ContainerPort));
        if (port.Protocol != ComposeLint.Topology.Protocol.Tcp)
            text.Append('/').Append(port.Protocol.ToString().ToLowerInvariant());
        if (port.IsConditional)
            text.Append("(maybe)");
        return text.ToString();
    }

    public static string Networks(ContainerFact container, CSharpModel model) => string.Join(
        " ",
        container.Networks.Select(use => use.NetworkKey is { } key ? "<" + model.Networks.Single(n => n.Key == key).Name + ">" : use.NetworkName is { } name ? Show(name) : "?")
            .Concat(container.OpenNetworks is null ? [] : ["+?"]));

    public static string Show<T>(Located<T> value) => value.TryGet(out var known) ? string.Format(CultureInfo.InvariantCulture, "{0}", known) : "?";
}
