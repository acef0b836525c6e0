using System.Collections.Concurrent;
using System.Globalization;

namespace ComposeLint.Knowledge;

/// <summary>What the engine and compose say, by version: <c>Knowledge/engine-messages.tsv</c>.</summary>
public sealed class EngineMessages
{
    private static readonly Lazy<KnowledgeTable> Table = new(() => KnowledgeTable.Load("engine-messages"));
    private static readonly ConcurrentDictionary<EngineVersion, EngineMessages> Made = new();
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private EngineMessages(EngineVersion version)
    {
        foreach (var row in Table.Value.Rows)
        {
            if (!EngineVersion.TryParse(row[1], out var from))
                throw new InvalidOperationException("engine-messages: " + row[0]);
            if (version.CompareTo(from) >= 0 && (!EngineVersion.TryParse(row[2], out var until) || version.CompareTo(until) < 0))
                _texts[row[0]] = row[3].Replace("\\n", "\n");
        }
    }

    /// <summary>The messages of a version.</summary>
    public static EngineMessages Of(EngineVersion version) => Made.GetOrAdd(version, made => new EngineMessages(made));

    /// <summary>Whether the version has a message.</summary>
    public bool Has(string id) => _texts.ContainsKey(id);

    /// <summary>A message with its names filled in; <c>{0}</c>, <c>{1}</c> ... stand for them.</summary>
    /// <exception cref="KeyNotFoundException">The version has no such message.</exception>
    public string Text(string id, params string[] names)
    {
        var text = _texts[id];
        for (var n = 0; n < names.Length; n++)
            text = text.Replace("{" + n.ToString(CultureInfo.InvariantCulture) + "}", names[n]);
        return text;
    }
}
