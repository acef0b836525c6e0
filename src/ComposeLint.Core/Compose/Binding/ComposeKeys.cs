using ComposeLint.Knowledge;

namespace ComposeLint.Compose.Binding;

/// <summary>The keys of the Compose Specification and of the formats 2.x and 3.x, from Knowledge/compose-keys.tsv.</summary>
public static class ComposeKeys
{
    private static readonly Lazy<Dictionary<string, Row>> Rows = new(ReadRows);
    private static readonly Lazy<KeyShape> ComposeRoot = new(() => new ShapeBuilder(Rows.Value, ComposeDialect.Compose).Build(TopLevel));
    private static readonly Lazy<KeyShape> StackRoot = new(() => new ShapeBuilder(Rows.Value, ComposeDialect.Stack).Build(TopLevel));
    private const string TopLevel = ".";

    /// <summary>All keys that a file may or might hold, by path, ordinal order.</summary>
    public static IEnumerable<ComposeKey> All => Rows.Value.Values.Select(row => row.Key).Where(key => key.Path[0] != '@').OrderBy(key => key.Path, StringComparer.Ordinal);

    /// <summary>
    /// The key at a path: names as in the file or as <c>*</c>, <c>[]</c> or <c>[0]</c> for an item (<c>services.web.ports[0].target</c>). Null when
    /// there is none; where a name holds a dot, use the other form.
    /// </summary>
    public static ComposeKey? Find(string path)
    {
        var segments = new List<string>();
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[');
            segments.Add(bracket < 0 ? part : part.Substring(0, bracket));
            for (; bracket >= 0; bracket = part.IndexOf('[', bracket + 1))
                segments.Add("[]");
        }

        return Find(segments);
    }

    /// <summary>The key at a path of segments: key names, and <c>[]</c> for an item.</summary>
    public static ComposeKey? Find(IReadOnlyList<string> segments) =>
        Find(segments, ComposeDialect.Compose) ?? Find(segments, ComposeDialect.Stack);

    internal static KeyShape Root(ComposeDialect dialect) => dialect == ComposeDialect.Compose ? ComposeRoot.Value : StackRoot.Value;

    /// <summary>The row of a pattern path, <c>services.*.net</c>; null when there is none.</summary>
    internal static ComposeKey? AtPattern(string pattern) => Rows.Value.TryGetValue(pattern, out var row) ? row.Key : null;

    private static ComposeKey? Find(IReadOnlyList<string> segments, ComposeDialect dialect)
    {
        var shape = Root(dialect);
        for (var i = 0; i < segments.Count; i++)
        {
            var next = Step(shape, segments[i]);
            if (next is null)
                return i == segments.Count - 1 && AtPattern(Join(shape.Path, segments[i])) is { Instead: not null } never ? never : null;
            shape = next;
        }

        return AtPattern(shape.Path);
    }

    private static KeyShape? Step(KeyShape shape, string segment)
    {
        foreach (var alternative in shape.Alternatives)
        {
            if (segment == "[]")
            {
                if (alternative.Item is { } item)
                    return item;
            }
            else if (alternative.Keys.TryGetValue(segment, out var key))
                return key;
            else if (alternative.Named is { } named)
                return named;
        }

        return null;
    }

    internal static string Join(string path, string key) => path == TopLevel ? key : path + "." + key;

    private static Dictionary<string, Row> ReadRows()
    {
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        foreach (var cells in KnowledgeTable.Load("compose-keys").Rows)
        {
            var stack = cells[2] == "=" ? cells[1] : cells[2];
            var key = new ComposeKey(cells[0], Effect(cells[3]), Effect(cells[4]), cells[5].Length == 0 ? null : cells[5], cells[6]);
            rows.Add(cells[0], new Row(key, cells[1], stack));
        }

        return rows;
    }

    private static KeyEffect Effect(string cell) => cell switch
    {
        "ignored" => KeyEffect.Ignored,
        "obsolete" => KeyEffect.Obsolete,
        "refused" => KeyEffect.Refused,
        _ => KeyEffect.Honoured,
    };

    private sealed record Row(ComposeKey Key, string Compose, string Stack);

    /// <summary>Makes the shapes of one dialect; rows that begin with <c>@</c> are made once and shared.</summary>
    private sealed class ShapeBuilder
    {
        private readonly Dictionary<string, List<string>> _children = new(StringComparer.Ordinal);
        private readonly Dictionary<string, KeyShape> _shared = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Row> _rows;
        private readonly ComposeDialect _dialect;

        public ShapeBuilder(Dictionary<string, Row> rows, ComposeDialect dialect)
        {
            _rows = rows;
            _dialect = dialect;
            foreach (var path in rows.Keys)
            {
                if (path == TopLevel || (path[0] == '@' && path.IndexOfAny(['.', '[']) < 0))
                    continue;
                var parent = Parent(path);
                if (!_children.TryGetValue(parent, out var siblings))
                    _children.Add(parent, siblings = []);
                siblings.Add(path);
            }
        }

        public KeyShape Build(string path)
        {
            var cell = Cell(path);
            if (cell[0] == '@')
                return new KeyShape(path, Shared(cell).Alternatives);
            var shape = new KeyShape(path, ShapeAlternative.Parse(cell));
            if (!_children.TryGetValue(path, out var children))
                return shape;
            foreach (var child in children)
            {
                if (Cell(child) == "-")
                    continue;
                var built = Build(child);
                foreach (var alternative in shape.Alternatives)
                    Attach(alternative, child, built);
            }

            return shape;
        }

        private static void Attach(ShapeAlternative alternative, string path, KeyShape shape)
        {
            if (path[path.Length - 1] == ']')
            {
                if ((alternative.Types & ValueTypes.List) != 0)
                    alternative.Item = shape;
            }
            else if ((alternative.Types & ValueTypes.Mapping) == 0)
                return;
            else if (path[path.Length - 1] == '*')
                alternative.Named = shape;
            else
                alternative.Keys.Add(path.Substring(path.LastIndexOf('.') + 1), shape);
        }

        private KeyShape Shared(string name)
        {
            if (!_shared.TryGetValue(name, out var shape))
                _shared.Add(name, shape = Build(name));
            return shape;
        }

        private string Cell(string path) => _dialect == ComposeDialect.Compose ? _rows[path].Compose : _rows[path].Stack;

        private static string Parent(string path)
        {
            if (path[path.Length - 1] == ']')
                return path.Substring(0, path.Length - 2);
            var dot = path.LastIndexOf('.');
            return dot < 0 ? TopLevel : path.Substring(0, dot);
        }
    }
}
