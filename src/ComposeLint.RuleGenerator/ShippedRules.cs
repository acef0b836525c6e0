using Microsoft.CodeAnalysis.Text;

namespace ComposeLint.RuleGenerator;

/// <summary>The rules of past versions, <c>shipped.tsv</c>: id, name and the version that brought it. An id never changes meaning.</summary>
internal sealed class ShippedRules : IEquatable<ShippedRules>
{
    private readonly SourceText? _text;
    private readonly List<(string Id, string Name, string Version, int Line)> _rows = [];

    /// <summary>Reads the table.</summary>
    public ShippedRules(string path, SourceText? text)
    {
        Path = path;
        _text = text;
        for (var i = 1; i < (text?.Lines.Count ?? 0); i++)
        {
            var cells = text!.ToString(text.Lines[i].Span).Split('\t');
            if (cells.Length >= 3)
                _rows.Add((cells[0].Trim(), cells[1].Trim(), cells[2].Trim(), i));
        }
    }

    /// <summary>Where the table stands.</summary>
    public string Path { get; }

    /// <summary>The version that brought a rule; empty when none has yet.</summary>
    public string Since(string id) => _rows.Where(row => row.Id == id).Select(row => row.Version).FirstOrDefault() ?? "";

    /// <summary>Rows that the rules of today contradict.</summary>
    public IEnumerable<PageFault> Faults(IReadOnlyDictionary<string, string> namesById)
    {
        foreach (var row in _rows)
        {
            if (!namesById.TryGetValue(row.Id, out var name))
                yield return FaultAt(row.Line, $"{row.Id} was shipped as {row.Name} and is no rule now");
            else if (name != row.Name)
                yield return FaultAt(row.Line, $"{row.Id} was shipped as {row.Name} and is {name} now: an id never changes meaning");
        }
    }

    /// <inheritdoc/>
    public bool Equals(ShippedRules? other) =>
        other is not null && Path == other.Path && (_text is null ? other._text is null : other._text is not null && _text.ContentEquals(other._text));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShippedRules);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();

    private PageFault FaultAt(int line, string message)
    {
        var span = _text!.Lines[line].Span;
        return new PageFault(Path, span, _text.Lines.GetLinePositionSpan(span), message);
    }
}
