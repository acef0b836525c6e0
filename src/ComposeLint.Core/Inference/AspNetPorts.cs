using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>The ports on which an ASP.NET Core application in an image listens, as far as the files decide it.</summary>
/// <param name="Ports">The ports that others reach; empty when it listens on loopback alone.</param>
/// <param name="Major">The major version of .NET, by the base image's tag; null when it tells none.</param>
/// <param name="IsDefault">Whether nothing sets them, so that the version's default holds.</param>
/// <param name="Evidence">What sets them, or the base image.</param>
public sealed record AspNetPorts(ImmutableArray<int> Ports, int? Major, bool IsDefault, SourceSpan Evidence)
{
    private static readonly Lazy<ImmutableArray<ImmutableArray<string>>> Table = new(() => KnowledgeTable.Load("dotnet-ports").Rows);

    /// <summary>The addresses that something gives; null for the default.</summary>
    public KestrelAddresses? Given { get; init; }

    /// <summary>The ports of an image built from a Dockerfile; null when it is no such application or something hides the answer.</summary>
    /// <param name="image">What the Dockerfile says.</param>
    /// <param name="variables">The workload's own variables, which win over the image's.</param>
    public static AspNetPorts? Of(BuiltImage image, ImmutableArray<Variable> variables)
    {
        int? major = null;
        int? port = null;
        if (image.BaseImage is { } known && known.TryGet(out var reference) && ImageName.Parse(reference) is { } name && Version(name.Tag) is { } version && Default(name, version) is { } usual)
            (major, port) = (version, usual);
        // A program in another image is only one of these where its project is at hand.
        if (port is null && image.Application is null)
            return null;
        if (KestrelAddresses.Of(image, variables) is { } given)
        {
            return given.IsOpen || given.Addresses.IsEmpty || port is null && !given.IsOfCode
                ? null
                : new AspNetPorts(given.Addresses.Where(address => !address.IsLoopback).Select(address => address.Port).Distinct().ToImmutableArray(), major, false, given.Addresses[0].Evidence) { Given = given };
        }

        return port is null ? null : new AspNetPorts(ImmutableArray.Create(port.Value), major, true, image.Span);
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
}
