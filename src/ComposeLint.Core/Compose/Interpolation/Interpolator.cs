using System.Globalization;

using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Interpolation;

/// <summary>
/// The first pass over a document: takes out what <c>!reset</c> and <c>!override</c> mark (compose-go loader/reset.go), replaces variables and casts
/// (interpolation/interpolation.go). Subtrees without either are kept as they are.
/// </summary>
internal sealed class Interpolator(LoadSession session, VariableScope variables)
{
    private readonly List<string> _path = [];
    private SourceSpan _context;

    /// <summary>The document with its variables replaced, and the paths that it resets.</summary>
    public YamlMapping Run(YamlMapping root, out ResetPaths resets)
    {
        _context = root.Span;
        resets = new ResetPaths();
        return (YamlMapping)Mapping(root, session.IsStack ? CastRules.Stack : CastRules.All, resets);
    }

    private YamlNode? Visit(YamlNode node, PathRules<Cast>? casts, ResetPaths resets)
    {
        if (node.Tag is "!reset" or "!override")
        {
            // The stack's client does not know these tags.
            if (!session.IsStack)
                resets.Add(_path);
            if (!session.IsStack && node.Tag == "!reset")
                return null;
            node = node switch
            {
                // go-yaml does not resolve a scalar with a tag that it does not know: it is text.
                YamlScalar s => new YamlScalar(s.Value, ScalarStyle.DoubleQuoted, s.Span, null, s.Origin, s.UnknownReason),
                YamlSequence s => new YamlSequence(s.Items, s.Span, null, s.Origin),
                YamlMapping m => new YamlMapping(m.Entries, m.Span, null, m.Origin, m.HasGaps),
                _ => node,
            };
        }

        return node switch
        {
            YamlScalar scalar => Scalar(scalar, casts is { HasRule: true } ? casts.Rule : null),
            YamlMapping mapping => Mapping(mapping, casts, resets),
            YamlSequence list => Sequence(list, casts, resets),
            _ => node,
        };
    }

    private YamlNode Mapping(YamlMapping mapping, PathRules<Cast>? casts, ResetPaths resets)
    {
        ImmutableArray<YamlEntry>.Builder? changed = null;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            if (entry.Key.Kind() is not (ScalarKind.String or ScalarKind.Null))
                ReportKey(entry.Key);
            _path.Add(entry.Key.Value);
            var outer = _context;
            if (_path.Count <= 2)
                _context = Nodes.Cover(entry.Key.Span, entry.Value.Span);
            var value = Visit(entry.Value, casts?.Below(entry.Key.Value), resets);
            _context = outer;
            _path.RemoveAt(_path.Count - 1);
            if (changed is null && !ReferenceEquals(value, entry.Value))
            {
                changed = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Entries.Length);
                changed.AddRange(mapping.Entries, i);
            }

            if (value is not null)
                changed?.Add(entry with { Value = value });
        }

        return changed is null ? mapping : new YamlMapping(changed.ToImmutable(), mapping.Span, mapping.Tag, mapping.Origin, mapping.HasGaps);
    }

    private YamlNode Sequence(YamlSequence list, PathRules<Cast>? casts, ResetPaths resets)
    {
        ImmutableArray<YamlNode>.Builder? changed = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = list.Items[i];
            _path.Add("[]");
            var value = Visit(item, casts?.Items, resets);
            _path.RemoveAt(_path.Count - 1);
            if (changed is null && !ReferenceEquals(value, item))
            {
                changed = ImmutableArray.CreateBuilder<YamlNode>(list.Items.Length);
                changed.AddRange(list.Items, i);
            }

            if (value is not null)
                changed?.Add(value);
        }

        return changed is null ? list : new YamlSequence(changed.ToImmutable(), list.Span, list.Tag, list.Origin);
    }

    private YamlScalar Scalar(YamlScalar scalar, Cast? cast)
    {
        if (scalar.Value.IndexOf('$') < 0)
            return cast is { } plain && !session.IsStack && scalar.Kind() == ScalarKind.String ? Casted(scalar, plain) : scalar;
        var template = new Template(variables, session.IsAnalysis);
        var value = session.IsStack ? template.EvaluateForStack(scalar.Value) : template.Evaluate(scalar.Value);
        // What a variable does not change keeps its type there.
        if (session.IsStack && value == scalar.Value)
            cast = null;
        if (template.Unset is not null)
            ReportUnset(scalar, template.Unset);
        if (template.Failure != TemplateFailure.None)
            ReportFailure(scalar, template);
        var origin = scalar.Origin;
        if (template.Defaulted is { } defaulted)
            origin = new Origin(OriginKind.InterpolationDefault, scalar.Span, defaulted, origin);
        if (template.Used is { } used)
            origin = new Origin(OriginKind.Interpolation, scalar.Span, used, origin);
        var unknown = session.IsAnalysis && template.MissingName is { } missing ? $"the variable {missing} has no value here" : null;
        if (session.IsAnalysis && template.Failure == TemplateFailure.Invalid)
            unknown = "the interpolation format is not valid";
        var result = new YamlScalar(value, ScalarStyle.DoubleQuoted, scalar.Span, scalar.Tag, origin, unknown);
        return cast is { } wanted && unknown is null ? Casted(result, wanted) : result;
    }

    private YamlScalar Casted(YamlScalar scalar, Cast cast)
    {
        var text = scalar.Value;
        string? error = null;
        switch (cast)
        {
            case Cast.Boolean:
                var lower = text.ToLowerInvariant();
                if (lower is "true" or "y" or "yes" or "on")
                    text = "true";
                else if (lower is "false" or "n" or "no" or "off")
                    text = "false";
                else
                    error = "invalid boolean: ";
                break;
            case Cast.Float:
                if (!ScalarValue.TryFloat(text, out _) && !ScalarValue.TryInteger(text, out _))
                    error = "strconv.ParseFloat: parsing ";
                break;
            default:
                if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                    error = "strconv.Atoi: parsing ";
                else
                    text = number.ToString(CultureInfo.InvariantCulture);
                break;
        }

        if (error is null)
            return new YamlScalar(text, ScalarStyle.Plain, scalar.Span, null, scalar.Origin);
        error += cast == Cast.Boolean ? scalar.Value : $"\"{scalar.Value}\": invalid syntax";
        var shown = cast == Cast.Boolean ? "a boolean" : "a number";
        session.Report("wrong-type", Subject(scalar, Where()), $"{Where()} must be {shown}, not {session.Shown(scalar)}",
            $"error while interpolating {Where()}: failed to cast to expected type: {error}");
        return new YamlScalar(text, ScalarStyle.DoubleQuoted, scalar.Span, null, scalar.Origin, session.IsAnalysis ? "it is not " + shown : null);
    }

    private void ReportUnset(YamlScalar scalar, List<(string Name, int Offset, int Length)> unset)
    {
        var where = Where();
        foreach (var (name, offset, length) in unset)
        {
            var span = offset < 0 ? scalar.Span : Nodes.PartSpan(scalar, offset, length);
            session.Report("unset-variable", new Element(span, _context, name, where + ".$" + name, scalar.Origin),
                $"the variable {name} is not set: {(session.IsStack ? "docker stack deploy" : "Compose")} would take a blank string",
                help: session.IsStack ? $"set {name} in the shell, since no .env is read, or give a default: ${{{name}:-value}}" : $"set {name} in .env or give a default: ${{{name}:-value}}");
        }
    }

    private void ReportFailure(YamlScalar scalar, Template template)
    {
        var where = Where();
        if (template.Failure == TemplateFailure.Invalid)
        {
            session.Report("invalid-interpolation", Subject(scalar, where), $"{where} is not a valid template: a $ that is meant as such is written $$",
                session.IsStack ? StackRefusal(where, template.FailureSubject) : $"invalid interpolation format for {where}.\nYou may need to escape any $ with another $.\n{template.FailureSubject}");
            return;
        }

        var name = template.FailureSubject;
        var reason = template.FailureReason.Length > 0 ? ": " + template.FailureReason : "";
        var at = scalar.Value.IndexOf("${" + name, StringComparison.Ordinal);
        var span = at < 0 ? scalar.Span : Nodes.PartSpan(scalar, at + 2, name.Length);
        session.Report("required-variable", new Element(span, _context, name, where + ".$" + name, scalar.Origin),
            $"the variable {name} must be set: {(session.IsStack ? "docker stack deploy" : "Compose")} refuses the project without it",
            session.IsAnalysis ? null : session.IsStack ? StackRefusal(where, $"required variable {name} is missing a value: {template.FailureReason}") : $"error while interpolating {where}: required variable {name} is missing a value{reason}");
    }

    private static string StackRefusal(string where, string template) =>
        $"invalid interpolation format for {where}: \"{template.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"; you may need to escape any $ with another $";

    private void ReportKey(YamlScalar key)
    {
        var where = _path.Count == 0 ? "at top level" : "in " + Where();
        session.Report("wrong-type", Subject(key, Where() + "." + key.Value), $"the key {key.Value} is not text: put it in quotes",
            !session.IsStack ? $"non-string key {where}: {key.GoText()}" : _path.Count == 0 ? "top-level object must be a mapping" : "json: unsupported type: map[interface {}]interface {}");
    }

    private Element Subject(YamlScalar scalar, string where) => new(scalar.Span, _context, where, where, scalar.Origin);

    private string Where() => string.Join(".", _path);
}
