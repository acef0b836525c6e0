using System.Globalization;
using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>Problems found while building; their context (the service that holds them) is known when its entry ends.</summary>
internal sealed partial class YamlTreeBuilder
{
    private const string SyntaxKind = "yaml-syntax";
    private const int PathPartLength = 80;
    private readonly List<Problem> _problems = [];
    private int _settled;

    public List<Problem> Problems => _problems;

    private void AddDuplicate(YamlScalar key, YamlScalar earlier, Reading at)
    {
        var line = earlier.Span.Start.Line.ToString(CultureInfo.InvariantCulture);
        AddProblem("duplicate-key", at.Start, at.End, $"key \"{key.Value}\" is already defined on line {line}", new Annotation(earlier.Span, "first defined here"));
    }

    private void AddProblem(string kind, int start, int end, string message, Annotation? related = null)
    {
        var path = string.Join(".", _path.Select(part => part.Length > PathPartLength ? part.Substring(0, PathPartLength) : part));
        var span = _source.At(start, end);
        var name = _path.Count == 0 ? "document" : _path[_path.Count - 1];
        var problem = new Problem(kind, new Element(span, span, name, path), message);
        _problems.Add(related is { } annotation ? problem with { Related = ImmutableArray.Create(annotation) } : problem);
    }

    /// <summary>Gives the problems found since the last call their context: the entry that ends here.</summary>
    private void SettleContexts(int start, int end)
    {
        for (; _settled < _problems.Count; _settled++)
        {
            var element = (Element)_problems[_settled].Subject;
            _problems[_settled] = _problems[_settled] with { Subject = element with { Context = _source.At(start, end) } };
        }
    }

    private static readonly string[] SmallIndexes = [.. Enumerable.Range(0, 64).Select(i => i.ToString(CultureInfo.InvariantCulture))];

    private static string IndexText(int index) => index < SmallIndexes.Length ? SmallIndexes[index] : "item";
}
