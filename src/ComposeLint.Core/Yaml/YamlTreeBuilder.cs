using ComposeLint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ComposeLint.Yaml;

/// <summary>The nesting or expansion limit was passed at a place; the reader blanks it like a syntax error.</summary>
internal sealed class YamlLimitException(int at, string message, bool isFinal = false) : Exception(message)
{
    public int At { get; } = at;

    /// <summary>Whether leaving out one block would not help.</summary>
    public bool IsFinal { get; } = isFinal;
}

/// <summary>The place of a mapping's entry or a list's item, for attaching comments.</summary>
internal readonly record struct EntryRegion(int Start, int End, bool InFlow);

/// <summary>One pass of YamlDotNet's parser over a text: its events as nodes. Throws what the parser throws; the reader recovers.</summary>
internal sealed partial class YamlTreeBuilder
{
    /// <summary>Stands in the text where the backslash of <c>\'</c> stood: go-yaml knows that escape, the parser does not.</summary>
    public const char LiftedBackslash = '\uf8ff';

    private readonly SourceText _source;
    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private readonly TokenWatcher _tokens;
    private readonly Parser _parser;
    private readonly bool _wantsRegions;
    private readonly ChildStack<YamlEntry> _entries = new();
    private readonly ChildStack<YamlNode> _items = new();
    private readonly List<string> _path = [];
    private int _depth;
    private int _reached;
    private int _flowDepth;
    private long _nodes;

    public YamlTreeBuilder(SourceText source, string text, CancellationToken cancellation)
    {
        _source = source;
        _text = text;
        _cancellation = cancellation;
        _tokens = new TokenWatcher(text);
        _parser = new Parser(_tokens);
        _isRepaired = !ReferenceEquals(text, source.Text);
        _wantsRegions = source.Text.IndexOf('#') >= 0;
    }

    public ImmutableArray<YamlDocument>.Builder Documents { get; } = ImmutableArray.CreateBuilder<YamlDocument>();

    public List<EntryRegion> Regions { get; } = [];

    public TokenWatcher Tokens => _tokens;

    /// <summary>Where the outermost flow collection that is still open begins; -1 when none is.</summary>
    public int OpenFlowStart { get; private set; } = -1;

    /// <summary>Reads all documents. Anchors of one are known in the next, as go-yaml has it (decode.go, parser.anchors).</summary>
    public void Build()
    {
        while (Next())
        {
            if (_parser.Current is not DocumentStart started)
                continue;
            if (started.IsImplicit && Documents.Count > 0)
                AddProblem(SyntaxKind, (int)started.Start.Index, (int)started.Start.Index + 1, "after '...' a further document begins with '---'");
            Next();
            var root = Read();
            Documents.Add(new YamlDocument(root.IsAbsent ? null : root.Node));
            SettleContexts(root.Start, root.End);
        }

        _tokens.Finish();
    }

    private bool Next() => _parser.MoveNext();

    /// <summary>A node that was read: where it stands at its site (an alias' site, not its anchor's) and how many nodes it expands to.</summary>
    private readonly record struct Reading(YamlNode Node, int Start, int End, int Count, bool IsAbsent = false);

    /// <summary>Reads the node whose first event is current, and leaves its last event current.</summary>
    private Reading Read()
    {
        if ((++_nodes & 0xFFF) == 0)
            _cancellation.ThrowIfCancellationRequested();
        switch (_parser.Current)
        {
            case Scalar scalar:
                return ReadScalar(scalar);
            case AnchorAlias alias:
                return ReadAlias(alias);
            case MappingStart mapping:
                return ReadMapping(mapping);
            case SequenceStart sequence:
                return ReadSequence(sequence);
            case { } other:
                throw new YamlException(other.Start, other.End, "While parsing a node, did not find expected node content.");
            default:
                throw new YamlException("While parsing a node, did not find expected node content.");
        }
    }

    private Reading ReadScalar(Scalar scalar)
    {
        CountNode((int)scalar.Start.Index);
        var start = Math.Min((int)scalar.Start.Index, _text.Length);
        var end = Math.Max(start, Math.Min((int)scalar.End.Index, _text.Length));
        var hasProperties = !scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty;
        if (hasProperties)
            start = Math.Min(AfterProperties(start), end);
        if (start == end)
        {
            // The parser puts some missing keys at the file's beginning.
            start = end = Math.Max(start, _reached);
        }

        _reached = Math.Max(_reached, end);
        var style = Style(scalar.Style);
        if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            while (end > start && _text[end - 1] is ' ' or '\t' or '\r' or '\n')
                end--;
        }

        var tag = TagText(scalar.Tag);
        var node = new YamlScalar(ValueOf(scalar.Value, style, tag, start, end), style, _source.At(start, end), tag);
        if (tag is not null)
            CheckTag(node);
        if (!scalar.Anchor.IsEmpty)
            _anchors[scalar.Anchor.Value] = new Anchored(node, 1);
        return new Reading(node, start, end, 1, IsAbsent: !hasProperties && start == end && style == ScalarStyle.Plain);
    }

    private Reading ReadSequence(SequenceStart started)
    {
        var start = Open((int)started.Start.Index, started.Anchor, started.Tag, started.Style == SequenceStyle.Flow);
        var isFlow = started.Style == SequenceStyle.Flow;
        var first = _items.Count;
        var end = start;
        var count = 1;
        Next();
        while (_parser.Current is not SequenceEnd)
        {
            _path.Add(IndexText(_items.Count - first));
            var item = Read();
            _path.RemoveAt(_path.Count - 1);
            _items.Push(item.Node);
            end = Math.Max(end, item.End);
            count += item.Count;
            AddRegion(item.Start, item.End);
            Next();
        }

        if (isFlow)
            end = Math.Max(end, AfterClosing((int)_parser.Current.Start.Index, ']'));
        Close(isFlow);
        var node = new YamlSequence(_items.Take(first), _source.At(start, end), TagText(started.Tag));
        if (!started.Anchor.IsEmpty)
            _anchors[started.Anchor.Value] = new Anchored(node, count);
        return new Reading(node, start, end, count);
    }

    private Reading ReadMapping(MappingStart started)
    {
        var isFlow = started.Style == MappingStyle.Flow;
        var start = Open((int)started.Start.Index, started.Anchor, started.Tag, isFlow);
        var keys = new KeySet(_entries);
        var end = start;
        var count = 1;
        YamlScalar? mergeKey = null;
        YamlNode? mergeValue = null;
        Next();
        while (_parser.Current is not MappingEnd)
        {
            var keyReading = Read();
            Next();
            var key = keyReading.Node as YamlScalar;
            _path.Add(key?.Value ?? "?");
            var value = Read();
            end = Math.Max(end, Math.Max(keyReading.End, value.End));
            count += keyReading.Count + value.Count;
            AddRegion(keyReading.Start, Math.Max(keyReading.End, value.End));
            if (isFlow && key is not null && IsOverLines(_source.Text, keyReading.Start, keyReading.End))
                AddProblem(SyntaxKind, keyReading.Start, keyReading.End, "a key must stand on one line");
            if (key is null)
                AddProblem(SyntaxKind, keyReading.Start, keyReading.End, "a mapping or list cannot be a key here");
            else if (IsMergeKey(key))
            {
                if (mergeKey is not null)
                    AddDuplicate(key, mergeKey, keyReading);
                else
                    (mergeKey, mergeValue) = (key, value.Node);
            }
            else if (keys.Find(key.Value) is { } earlier)
                AddDuplicate(key, earlier, keyReading);
            else
                keys.Add(new YamlEntry(key, value.Node));
            _path.RemoveAt(_path.Count - 1);
            if (_path.Count < 2)
                SettleContexts(keyReading.Start, Math.Max(keyReading.End, value.End));
            Next();
        }

        if (isFlow && start < _text.Length && _text[start] == '{')
            end = Math.Max(end, AfterClosing((int)_parser.Current.Start.Index, '}'));
        Close(isFlow);
        var hasGaps = mergeValue is not null && Merge(keys, mergeKey!, mergeValue);
        var node = new YamlMapping(keys.Take(), _source.At(start, end), TagText(started.Tag), null, hasGaps);
        if (!started.Anchor.IsEmpty)
            _anchors[started.Anchor.Value] = new Anchored(node, count);
        return new Reading(node, start, end, count);
    }

    private int Open(int start, AnchorName anchor, TagName tag, bool isFlow)
    {
        start = Math.Min(Math.Max(start, _reached), _text.Length);
        if (++_depth > YamlReader.MaxDepth)
            throw new YamlLimitException(start, $"nested more than {YamlReader.MaxDepth} levels deep");
        CountNode(start);
        if (!anchor.IsEmpty || !tag.IsEmpty)
            start = AfterProperties(start);
        _reached = Math.Max(_reached, start);
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = default;
        if (isFlow && _flowDepth++ == 0)
            OpenFlowStart = start;
        return start;
    }

    private void Close(bool isFlow)
    {
        _depth--;
        if (isFlow && --_flowDepth == 0)
            OpenFlowStart = -1;
    }

    private void AddRegion(int start, int end)
    {
        if (_wantsRegions)
            Regions.Add(new EntryRegion(start, end, _flowDepth > 0));
    }

    private int AfterClosing(int at, char bracket) => at < _text.Length && _text[at] == bracket ? at + 1 : Math.Min(at, _text.Length);

    /// <summary>The first character after anchors and tags, and what separates them from the node.</summary>
    private int AfterProperties(int at)
    {
        while (at < _text.Length)
        {
            var c = _text[at];
            if (c is '&' or '!')
            {
                while (at < _text.Length && !IsBlank(_text[at]) && _text[at] is not (',' or ']' or '}'))
                    at++;
                if (at < _text.Length && !IsBlank(_text[at]))
                    return at;
            }
            else if (IsBlank(c))
                at++;
            else if (c == '#')
            {
                while (at < _text.Length && (_text[at] is ' ' or '\t' || !IsBlank(_text[at])))
                    at++;
            }
            else
                return at;
        }

        return at;
    }

    // The line breaks of YAML 1.1, which the parser keeps to as go-yaml does.
    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '\x85' or '\u2028' or '\u2029';

    /// <summary>The tag as written, as far as the parser tells: its expansion of <c>!!</c> is undone.</summary>
    private static string? TagText(TagName tag)
    {
        const string core = "tag:yaml.org,2002:";
        if (tag.IsEmpty)
            return null;
        var value = tag.Value;
        return value.StartsWith(core, StringComparison.Ordinal) ? "!!" + value.Substring(core.Length) : value;
    }

    private static ScalarStyle Style(YamlDotNet.Core.ScalarStyle style) => style switch
    {
        YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
        YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
        YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
        YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
        _ => ScalarStyle.Plain,
    };
}
