using System.Globalization;

namespace ComposeLint.Yaml;

/// <summary>What a scalar is to go-yaml, which Compose reads with.</summary>
public enum ScalarKind
{
    /// <summary>Text.</summary>
    String,
    /// <summary>Nothing.</summary>
    Null,
    /// <summary><c>true</c> or <c>false</c>; <c>yes</c> and <c>on</c> are text.</summary>
    Boolean,
    /// <summary>A whole number, octal, hexadecimal and binary ones too.</summary>
    Integer,
    /// <summary>A number with a fraction or exponent.</summary>
    Float,
}

/// <summary>Scalars as go-yaml resolves them (go.yaml.in/yaml resolve.go): YAML 1.2's core schema with 1.1's octal numbers and underscores.</summary>
public static class ScalarValue
{
    /// <summary>What the scalar is. Only a plain one can be other than text.</summary>
    public static ScalarKind Kind(this YamlScalar scalar)
    {
        if (scalar.UnknownReason is not null)
            return ScalarKind.String;
        // A tag of YAML's own is heeded on quoted text too; one of the user's makes text of everything (resolve.go, resolvableTag).
        var isResolved = scalar.Tag switch
        {
            null or "!" => scalar.Style == ScalarStyle.Plain,
            "!!int" or "!!float" or "!!bool" or "!!null" => true,
            _ => false,
        };
        if (!isResolved)
            return ScalarKind.String;
        var kind = PlainKind(scalar.Value);
        return kind == ScalarKind.Integer && scalar.Tag == "!!float" ? ScalarKind.Float : kind;
    }

    private static ScalarKind PlainKind(string value)
    {
        if (value is "" or "~" or "null" or "Null" or "NULL")
            return ScalarKind.Null;
        var first = value[0];
        if (first is 't' or 'T' or 'f' or 'F')
            return value is "true" or "True" or "TRUE" or "false" or "False" or "FALSE" ? ScalarKind.Boolean : ScalarKind.String;
        if (first is not ('+' or '-' or '.' or (>= '0' and <= '9')))
            return ScalarKind.String;
        if (TryInteger(value, out _) || TryUnsigned(value, out _))
            return ScalarKind.Integer;
        return TryFloat(value, out _) ? ScalarKind.Float : ScalarKind.String;
    }

    /// <summary>The whole number of a scalar's text.</summary>
    public static bool TryInteger(string text, out long value)
    {
        value = 0;
        if (!TryMagnitude(text, out var magnitude, out var isNegative) || (magnitude > long.MaxValue && !(isNegative && magnitude == 1UL << 63)))
            return false;
        value = isNegative ? unchecked(-(long)magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>The whole number of a scalar's text when it is too large for a signed one: go-yaml goes on to 2⁶⁴ - 1.</summary>
    public static bool TryUnsigned(string text, out ulong value) => TryMagnitude(text, out value, out var isNegative) && !isNegative;

    private static bool TryMagnitude(string text, out ulong magnitude, out bool isNegative)
    {
        magnitude = 0;
        var digits = text.IndexOf('_') >= 0 ? text.Replace("_", "") : text;
        isNegative = digits.Length > 0 && digits[0] == '-';
        var at = digits.Length > 0 && digits[0] is '-' or '+' ? 1 : 0;
        var radix = 10;
        if (digits.Length > at + 1 && digits[at] == '0')
        {
            radix = digits[at + 1] switch { 'x' or 'X' => 16, 'b' or 'B' => 2, _ => 8 };
            at += radix != 8 || digits[at + 1] is 'o' or 'O' ? 2 : 1;
        }

        if (at == digits.Length)
            return false;
        for (; at < digits.Length; at++)
        {
            var c = digits[at];
            var digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'f' => c - 'a' + 10,
                >= 'A' and <= 'F' => c - 'A' + 10,
                _ => 99,
            };
            if (digit >= radix || magnitude > (ulong.MaxValue - (ulong)digit) / (ulong)radix)
                return false;
            magnitude = magnitude * (ulong)radix + (ulong)digit;
        }

        return true;
    }

    /// <summary>The number of a scalar's text.</summary>
    public static bool TryFloat(string text, out double value)
    {
        switch (text)
        {
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                value = double.PositiveInfinity;
                return true;
            case "-.inf" or "-.Inf" or "-.INF":
                value = double.NegativeInfinity;
                return true;
            case ".nan" or ".NaN" or ".NAN":
                value = double.NaN;
                return true;
        }

        var digits = text.IndexOf('_') >= 0 ? text.Replace("_", "") : text;
        value = 0;
        return IsFloatForm(digits) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsInfinity(value);
    }

    /// <summary>The scalar's value as Go's <c>fmt.Sprint</c> shows it: <c>0755</c> is <c>493</c>, <c>1.0</c> is <c>1</c>, null is blank.</summary>
    public static string GoText(this YamlScalar scalar)
    {
        switch (scalar.Kind())
        {
            case ScalarKind.Null:
                return "";
            case ScalarKind.Boolean:
                return scalar.Value[0] is 't' or 'T' ? "true" : "false";
            case ScalarKind.Integer:
                if (TryInteger(scalar.Value, out var integer))
                    return integer.ToString(CultureInfo.InvariantCulture);
                TryUnsigned(scalar.Value, out var unsigned);
                return unsigned.ToString(CultureInfo.InvariantCulture);
            case ScalarKind.Float:
                TryFloat(scalar.Value, out var number);
                return GoFloat(number, exponentFrom: 6);
            default:
                return scalar.Value;
        }
    }

    /// <summary>A number in Go's shortest form, with an exponent from a given power of ten on: 6 for <c>%v</c>, 21 for JSON.</summary>
    public static string GoFloat(double value, int exponentFrom)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? "-" : "";
        var mantissa = sign.Length > 0 ? text.Substring(1) : text;
        var exponent = 0;
        var e = mantissa.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa.Substring(0, e);
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        exponent += point < 0 ? mantissa.Length : point;
        var stripped = digits.TrimStart('0');
        exponent -= digits.Length - stripped.Length;
        digits = stripped.TrimEnd('0');
        if (digits.Length == 0)
            return sign + "0";
        var power = exponent - 1;
        if (power < (exponentFrom == 6 ? -4 : -6) || power >= exponentFrom)
        {
            var rest = digits.Length > 1 ? "." + digits.Substring(1) : "";
            return sign + digits[0] + rest + "e" + (power < 0 ? "-" : "+") + Math.Abs(power).ToString("00", CultureInfo.InvariantCulture);
        }

        if (exponent <= 0)
            return sign + "0." + new string('0', -exponent) + digits;
        return exponent >= digits.Length
            ? sign + digits + new string('0', exponent - digits.Length)
            : sign + digits.Substring(0, exponent) + "." + digits.Substring(exponent);
    }

    private static bool IsFloatForm(string text)
    {
        var i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var whole = Digits(text, ref i);
        var fraction = 0;
        if (i < text.Length && text[i] == '.')
        {
            i++;
            fraction = Digits(text, ref i);
        }

        if (whole + fraction == 0)
            return false;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
                i++;
            if (Digits(text, ref i) == 0)
                return false;
        }

        return i == text.Length;
    }

    private static int Digits(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && text[i] is >= '0' and <= '9')
            i++;
        return i - start;
    }
}
