using System.Text;
using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>
/// Writes the variable where a finding would print its value: what env files and the environment hold never appears in output. A value counts as the
/// variable's where a line that the finding is about names the variable; the same text written out elsewhere is nobody's secret.
/// </summary>
internal sealed class VariableMask
{
    private const int LongValue = 4;

    private readonly ImmutableArray<VariableValue> _variables;

    /// <summary>A mask for the variables of some units; the longest values first, so that none is replaced in part.</summary>
    public VariableMask(IEnumerable<VariableValue> variables) =>
        _variables = variables.Distinct().OrderByDescending(variable => variable.Value.Length).ThenBy(variable => variable.Name, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>The finding without the values.</summary>
    public Finding Apply(Finding finding)
    {
        if (_variables.IsEmpty)
            return finding;
        var lines = Lines(finding);
        var named = _variables.Where(variable => Names(lines, variable.Name)).ToList();
        return named.Count == 0 ? finding : finding with
        {
            Subject = Masked(finding.Subject),
            Evidence = finding.Evidence is { } evidence ? Masked(evidence) : null,
            Message = Text(finding.Message),
            Notes = finding.Notes.Select(Text).ToImmutableArray(),
            Help = finding.Help is { } help ? Text(help) : null,
            Related = finding.Related.Select(Annotated).ToImmutableArray(),
            Trace = finding.Trace.Select(Annotated).ToImmutableArray(),
        };

        Annotation Annotated(Annotation annotation) => annotation with { Message = Text(annotation.Message) };

        IElement Masked(IElement element)
        {
            var (name, key) = (Text(element.Name), Text(element.Key));
            return name == element.Name && key == element.Key ? element : new Element(element.Span, element.Context, name, key, element.Origin);
        }

        string Text(string text) => named.Aggregate(text, Replace);
    }

    private static string Lines(Finding finding)
    {
        var text = new StringBuilder();
        foreach (var span in finding.Related.Concat(finding.Trace).Select(annotation => annotation.Span).Append(finding.Subject.Span).Concat(finding.Evidence is { } evidence ? [evidence.Span] : []))
        {
            var source = span.Source;
            var start = source.Lines.Line(span.Start.Line).Start;
            text.Append(source.Text, start, source.Lines.Line(span.End.Line).End - start).Append('\n');
        }

        return text.ToString();
    }

    private static bool Names(string lines, string variable)
    {
        for (var at = lines.IndexOf(variable, StringComparison.Ordinal); at >= 0; at = lines.IndexOf(variable, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && (lines[at - 1] == '$' || at > 1 && lines[at - 1] == '{' && lines[at - 2] == '$') && !IsWord(lines, at + variable.Length))
                return true;
        }

        return false;
    }

    private static string Replace(string text, VariableValue variable)
    {
        for (var at = text.IndexOf(variable.Value, StringComparison.Ordinal); at >= 0;)
        {
            var next = at + variable.Value.Length;
            // A short value is part of many words; a longer one inside a word is still the value.
            if (variable.Value.Length >= LongValue || !IsWord(text, at - 1) && !IsWord(text, next))
            {
                text = text.Substring(0, at) + variable.Shown + text.Substring(next);
                next = at + variable.Shown.Length;
            }

            at = next < text.Length ? text.IndexOf(variable.Value, next, StringComparison.Ordinal) : -1;
        }

        return text;
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
