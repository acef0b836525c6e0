using System.Globalization;

namespace ComposeLint.RuleGenerator;

/// <summary>What a page may say: keys and their values, headings and their order, the block of ids of its folder.</summary>
internal static class PageCheck
{
    /// <summary>The folders and the first digit of their ids.</summary>
    private static readonly (string Folder, char Block)[] s_blocks =
    [
        ("Compose", '0'), ("Exposure", '1'), ("Ports", '2'), ("Reachability", '3'), ("Platform", '4'),
        ("Overlay", '5'), ("Naming", '6'), ("Addressing", '7'), ("Dockerfile", '8'), ("CSharp", '9'),
    ];

    private static readonly string[] s_keys = ["id", "severity", "enabled", "aliases", "honours", "tags", "security-severity", "cwe", "problem", "covers", "supersedes"];

    private static readonly (string Heading, bool Required)[] s_headings =
    [
        ("Why", true), ("Bad", true), ("Good", true), ("Fix", true), ("When it does not fire", true), ("Options", false), ("References", true),
    ];

    /// <summary>Whether a file is a rule's page by the folder it stands in.</summary>
    public static bool IsPage(string path) =>
        path.EndsWith(".md", StringComparison.Ordinal)
        && s_blocks.Any(block => block.Folder == System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path) ?? ""));

    /// <summary>All that is wrong with a page by itself.</summary>
    public static IEnumerable<PageFault> Faults(RulePage page)
    {
        foreach (var fault in page.Faults)
            yield return fault;
        foreach (var pair in page.Keys)
        {
            if (!s_keys.Contains(pair.Key))
                yield return page.FaultAt(pair.Value.Line, $"no such key: '{pair.Key}'; a page may say {string.Join(", ", s_keys)}");
            else if (ValueFault(page, pair.Key, pair.Value.Value) is { } fault)
                yield return page.FaultAt(pair.Value.Line, fault);
        }

        if (!page.Keys.ContainsKey("id"))
            yield return page.FaultAt(0, "the front matter does not say the id");
        if (!page.Keys.ContainsKey("severity"))
            yield return page.FaultAt(0, "the front matter does not say the severity");
        if (page.Title.Length == 0)
            yield return page.FaultAt(0, "the page has no title (# One sentence)");
        if (page.Why.Length == 0)
            yield return page.FaultAt(0, "the section Why says nothing");
        foreach (var fault in HeadingFaults(page))
            yield return fault;
    }

    /// <summary>The items of a comma-separated value.</summary>
    public static IEnumerable<string> Items(string value) => value.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0);

    private static string? ValueFault(RulePage page, string key, string value)
    {
        switch (key)
        {
            case "id":
                var block = s_blocks.First(item => item.Folder == page.Folder).Block;
                return value.Length == 7 && value.StartsWith("CMP", StringComparison.Ordinal) && value.Skip(3).All(c => c is >= '0' and <= '9') && value[3] == block
                    ? null
                    : $"an id in {page.Folder} is CMP{block} and three digits";
            case "severity":
                return value is "error" or "warning" or "note" ? null : "a severity is error, warning or note";
            case "enabled":
                return value is "true" or "false" ? null : "enabled is true or false";
            case "aliases" or "honours":
                return Items(value).Any() && Items(value).All(item => item.IndexOf(':') > 0) ? null : "an alias is TOOL:ID, as hadolint:DL3006";
            case "security-severity":
                return double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score is >= 0.1 and <= 10
                    ? null
                    : "a security-severity is a number from 0.1 to 10.0";
            case "cwe":
                return Items(value).Any() && Items(value).All(item => item.All(c => c is >= '0' and <= '9')) ? null : "cwe lists numbers";
            default:
                return Items(value).Any() ? null : $"'{key}' says nothing";
        }
    }

    private static IEnumerable<PageFault> HeadingFaults(RulePage page)
    {
        var order = s_headings.Select(item => item.Heading).ToList();
        var last = -1;
        foreach (var (heading, line) in page.Headings)
        {
            var index = order.IndexOf(heading);
            if (index < 0)
                yield return page.FaultAt(line, $"no such section: '{heading}'; the sections are {string.Join(", ", order)}");
            else if (index <= last)
                yield return page.FaultAt(line, $"'{heading}' is out of order; the sections are {string.Join(", ", order)}");
            last = Math.Max(last, index);
        }

        foreach (var (heading, required) in s_headings)
        {
            if (required && page.Headings.All(item => item.Heading != heading))
                yield return page.FaultAt(0, $"the section '{heading}' is missing");
        }
    }
}
