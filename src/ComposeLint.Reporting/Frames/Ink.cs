using ComposeLint.Analysis;

namespace ComposeLint.Reporting.Frames;

/// <summary>Colours and links, or none.</summary>
/// <param name="style">What the terminal can do.</param>
public sealed class Ink(TextStyle style)
{
    /// <summary>The text in a severity's colour.</summary>
    public string Level(Severity severity, string text) => Paint(severity switch
    {
        Severity.Error => "1;31",
        Severity.Warning => "1;33",
        _ => "1;36",
    }, text);

    /// <summary>What carries the weight.</summary>
    public string Strong(string text) => Paint("1", text);

    /// <summary>The frame's lines and numbers, and places that are not the main one.</summary>
    public string Frame(string text) => Paint("1;34", text);

    /// <summary>What stands back.</summary>
    public string Faint(string text) => Paint("2", text);

    /// <summary>A line that a change adds.</summary>
    public string Added(string text) => Paint("32", text);

    /// <summary>A line that a change removes.</summary>
    public string Removed(string text) => Paint("31", text);

    /// <summary>The text as a link (OSC 8), where the terminal shows them.</summary>
    public string Link(string uri, string text) => style.Hyperlinks ? $"\u001b]8;;{uri}\u001b\\{text}\u001b]8;;\u001b\\" : text;

    private string Paint(string code, string text) => style.Color && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
