using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>The ports on which an ASP.NET Core application in Microsoft's image listens, as far as the files decide it.</summary>
/// <param name="Ports">The ports.</param>
/// <param name="Major">The major version of .NET, by the base image's tag.</param>
/// <param name="IsDefault">Whether nothing sets them, so that the version's default holds.</param>
/// <param name="Evidence">The variable that sets them, or the base image.</param>
public sealed record AspNetPorts(ImmutableArray<int> Ports, int Major, bool IsDefault, SourceSpan Evidence)
{
    // In the order in which the host heeds them: URLS over HTTP_PORTS, the ASPNETCORE_ form over the DOTNET_ one.
    private static readonly string[] s_variables = ["ASPNETCORE_URLS", "DOTNET_URLS", "URLS", "ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS", "HTTP_PORTS"];

    private static readonly Lazy<ImmutableArray<ImmutableArray<string>>> Table = new(() => KnowledgeTable.Load("dotnet-ports").Rows);

    /// <summary>The ports of an image built from a Dockerfile; null when it is no such application or a variable hides the answer.</summary>
    /// <param name="image">What the Dockerfile says.</param>
    /// <param name="variables">The workload's own variables, which win over the image's.</param>
    public static AspNetPorts? Of(BuiltImage image, ImmutableArray<Variable> variables)
    {
        if (image.BaseImage is not { } known || !known.TryGet(out var reference) || ImageName.Parse(reference) is not { } name || Version(name.Tag) is not { } major)
            return null;
        var port = Default(name, major);
        if (port is null)
            return null;
        foreach (var variable in s_variables)
        {
            var value = variables.FirstOrDefault(own => own.Name == variable) is { } given ? given.Value : image.Variables.TryGetValue(variable, out var set) ? set : null;
            if (value is not { } located)
                continue;
            return located.TryGet(out var text) && Read(text) is { IsEmpty: false } ports ? new AspNetPorts(ports, major, false, located.Span) : null;
        }

        return new AspNetPorts(ImmutableArray.Create(port.Value), major, true, image.Span);
    }

    private static int? Default(ImageName name, int major)
    {
        foreach (var row in Table.Value)
            if (row[0] == name.Repository && major >= Number(row[1]) && major <= Number(row[2]))
                return Number(row[3]);
        return null;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int? Version(string tag)
    {
        var digits = new string(tag.TakeWhile(c => c is >= '0' and <= '9').ToArray());
        return digits.Length is > 0 and < 4 ? Number(digits) : null;
    }

    /// <summary>The ports of <c>8080;8081</c> or of <c>http://+:5000;https://+:5001</c>.</summary>
    private static ImmutableArray<int> Read(string text)
    {
        var ports = ImmutableArray.CreateBuilder<int>();
        foreach (var part in text.Split(';'))
        {
            var entry = part.Trim().TrimEnd('/');
            var number = entry.Substring(entry.LastIndexOf(':') + 1);
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
                ports.Add(port);
            else if (entry.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                ports.Add(80);
            else if (entry.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                ports.Add(443);
        }

        return ports.ToImmutable();
    }
}
