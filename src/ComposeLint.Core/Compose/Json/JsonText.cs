using System.Globalization;
using System.Text;

namespace ComposeLint.Compose.Json;

/// <summary>Writes JSON on one line, without reflection and on every framework.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private bool _needsComma;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Begins an object.</summary>
    public JsonText BeginObject() => Open('{');

    /// <summary>Ends an object.</summary>
    public JsonText EndObject() => Close('}');

    /// <summary>Begins an array.</summary>
    public JsonText BeginArray() => Open('[');

    /// <summary>Ends an array.</summary>
    public JsonText EndArray() => Close(']');

    /// <summary>A property's name.</summary>
    public JsonText Name(string name)
    {
        Separate();
        Quote(name);
        _text.Append(": ");
        _needsComma = false;
        return this;
    }

    /// <summary>A text; null is null.</summary>
    public JsonText Value(string? value)
    {
        if (value is null)
            return Raw("null");
        Separate();
        Quote(value);
        return this;
    }

    /// <summary>A whole number.</summary>
    public JsonText Value(long value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A boolean.</summary>
    public JsonText Value(bool value) => Raw(value ? "true" : "false");

    /// <summary>What is JSON already.</summary>
    public JsonText Raw(string json)
    {
        Separate();
        _text.Append(json);
        return this;
    }

    private JsonText Open(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _needsComma = false;
        return this;
    }

    private JsonText Close(char bracket)
    {
        _text.Append(bracket);
        _needsComma = true;
        return this;
    }

    private void Separate()
    {
        if (_needsComma)
            _text.Append(", ");
        _needsComma = true;
    }

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                case < ' ' or '\u007f' or '\u2028' or '\u2029':
                    _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }

        _text.Append('"');
    }
}
