using System.Text.Json.Nodes;

namespace ComposeLint.EngineTruth;

/// <summary>One fact that is not right.</summary>
/// <param name="Grade"><c>wrong</c>, <c>unknown</c> or <c>invented</c>.</param>
/// <param name="Key">The fact.</param>
/// <param name="Predicted">What was predicted.</param>
/// <param name="Measured">What the engine did.</param>
internal sealed record Difference(string Grade, string Key, string Predicted, string Measured)
{
    public override string ToString() => $"{Grade,-8} {Key}: predicted {Predicted}, truth {Measured}";
}

/// <summary>Holds a prediction against a measured truth, fact by fact, as the project's own score of predictions does.</summary>
internal static class Score
{
    /// <summary>What is not right, and how many facts are; null when nothing of the case is scored.</summary>
    public static (int Right, List<Difference> Differences)? Of(JsonNode predicted, JsonNode truth, string name)
    {
        var unscored = new Unscored(truth, name);
        if (unscored.IsAll)
            return null;
        var want = Facts.Of(truth, Synonyms.None);
        var better = Facts.Of(truth, Synonyms.Of(truth));
        var facts = Facts.Of(predicted, Synonyms.None);
        var right = 0;
        var differences = new List<Difference>();
        foreach (var (key, measured) in want.ByKey)
        {
            if (unscored.Covers(key))
                continue;
            var grade = Grade(key, facts, measured);
            if (grade == "wrong")
                grade = Grade(key, facts, better.ByKey[key]);
            if (grade == "right")
                right++;
            else
                differences.Add(new Difference(grade, key.Replace('\u001f', ' '), Text(facts.ByKey.GetValueOrDefault(key)), Text(measured)));
        }

        foreach (var (key, value) in facts.ByKey)
            if (!want.ByKey.ContainsKey(key) && !unscored.Covers(key) && IsInvented(key, value, truth))
                differences.Add(new Difference("invented", key.Replace('\u001f', ' '), Text(value), "nothing"));
        return (right, differences);
    }

    private static string Text(string?[]? parts) => parts is null ? "nothing" : string.Join(" | ", parts.Select(part => part ?? "-"));

    private static string Grade(string key, Facts facts, string?[] want)
    {
        if (!facts.ByKey.TryGetValue(key, out var predicted))
        {
            var parts = key.Split('\u001f');
            for (var n = parts.Length; n > 0; n--)
                if (facts.UnknownKeys.Contains(Facts.Key(parts[..n])))
                    return "unknown";
            return "wrong";
        }

        var isService = key.StartsWith("services\u001f", StringComparison.Ordinal);
        var grade = "right";
        for (var n = 0; n < want.Length; n++)
        {
            var got = predicted[n];
            if (got == want[n] || key == "error" && got is null || isService && want[n] is null && got is "")
                continue;
            if (got != Facts.Unknown && !(isService && got is null))
                return "wrong";
            grade = "unknown";
        }

        return grade;
    }

    /// <summary>What the prediction has and the truth has not: an error, a service, a binding, a name that was looked up, an answer on localhost.</summary>
    private static bool IsInvented(string key, string?[] value, JsonNode truth)
    {
        var parts = key.Split('\u001f');
        if (parts[0] is "error" or "services" or "sandboxes" or "published")
            return true;
        if (parts[0] == "dns")
            return truth["dns"]?[parts[1]]?["noname"] is JsonArray names && names.Any(name => (string?)name == parts[2]);
        return parts[0] == "reach" && truth["dns"]?[parts[1]] is not null && parts[2] == "localhost" && value[0] != "closed"
            && truth["reach"]!.AsArray().Any(row => row!["port"]?.ToString() == parts[3] && (string?)row["proto"] == parts[4]);
    }
}
