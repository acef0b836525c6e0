using System.Globalization;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Reporting.Views;

/// <summary>One question and the ways that answer it.</summary>
/// <param name="From">Who asks, in the user's words.</param>
/// <param name="To">Whom, in the user's words.</param>
/// <param name="Port">The port of the container.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Ways">The ways; empty when there is none at all.</param>
public sealed record ReachQuestion(string From, string To, int Port, Protocol Protocol, ImmutableArray<Way> Ways)
{
    /// <summary>The one word for all ways: open when any is, unknown when none is open and any is unknown, else what the first says.</summary>
    public Outcome Outcome =>
        Ways.Any(way => way.Answer.Outcome == Outcome.Open) ? Outcome.Open
        : Ways.Any(way => way.Answer.Outcome == Outcome.Unknown) ? Outcome.Unknown
        : Ways.IsEmpty ? Outcome.Closed
        : Ways[0].Answer.Outcome;
}

/// <summary>Prints the ways of questions hop by hop, each with the line that decided it.</summary>
public static class ReachPath
{
    /// <summary>For people.</summary>
    public static void Write(ImmutableArray<ReachQuestion> questions, TextStyle style, TextWriter output)
    {
        foreach (var question in questions)
        {
            var word = Words.Of(question.Outcome);
            var color = question.Outcome switch { Outcome.Open => "32", Outcome.Unknown => "33", _ => "31" };
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{SafeText.Terminal(question.From)} -> {SafeText.Terminal(question.To)}:{question.Port}/{Words.Of(question.Protocol)}: {(style.Color ? $"\u001b[1;{color}m{word}\u001b[0m" : word)}"));
            if (question.Ways.IsEmpty)
                output.WriteLine("  there is no way: no port of it is published where this is asked from");
            foreach (var way in question.Ways)
                Write(way, output);
        }
    }

    /// <summary>A row for each way.</summary>
    public static Table Table(ImmutableArray<ReachQuestion> questions) => new(
        ["from", "to", "port", "protocol", "way", "at", "outcome", "cause", "path"],
        [
            .. questions.SelectMany(question => question.Ways.Select(way => ImmutableArray.Create(
                question.From,
                question.To,
                question.Port.ToString(CultureInfo.InvariantCulture),
                Words.Of(question.Protocol),
                Kind(way.Kind),
                NodeAddress.Shown(way.At),
                Words.Of(way.Answer.Outcome),
                Words.Of(way.Answer.Cause),
                string.Join("; ", way.Answer.Trace.Select(hop => NodeAddress.Shown(hop.Text) + (hop.Decided is { } at ? $" ({at})" : "")))))),
        ]);

    private static void Write(Way way, TextWriter output)
    {
        var why = way.Answer.Outcome == Outcome.Open ? "" : Words.Of(way.Answer.Cause);
        output.WriteLine($"  {Kind(way.Kind)} {SafeText.Terminal(NodeAddress.Shown(way.At))}: {Words.Of(way.Answer.Outcome)}{(why.Length > 0 ? ", " + why : "")}");
        var number = 0;
        foreach (var hop in way.Answer.Trace)
        {
            var place = hop.Decided is { } at ? $"  [{SafeText.Terminal(at.ToString())}]" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {++number}. {SafeText.Terminal(NodeAddress.Shown(hop.Text))}{place}"));
        }
    }

    private static string Kind(WayKind kind) => kind switch
    {
        WayKind.Name => "by name",
        WayKind.Localhost => "on",
        WayKind.Address => "by address",
        _ => "by published port",
    };
}
