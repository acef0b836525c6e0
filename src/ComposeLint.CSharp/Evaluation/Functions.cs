using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Evaluation;

/// <summary>Functions whose result follows from their arguments, and sources of values that only run time knows.</summary>
internal static class Functions
{
    /// <summary>The result of a well-known function; null for another method.</summary>
    public static Value? Answer(Call call, Value? receiver)
    {
        var method = call.Method;
        var type = Libraries.FullName(method.ContainingType);
        switch (type, call.Name)
        {
            case ("System.String", "Concat") when call.Arguments.All(a => a.Value.Value is not Instance):
                return Folding.Concatenate(call.Arguments.Select(a => a.Value.Value));
            case ("System.String", "Concat"):
                return call.Arguments.Length == 1 && call.Arguments[0].Value.Value is Instance { Open: null } parts
                    ? Folding.Concatenate(parts.Items.Select(e => e.Item.Value))
                    : new Unknown(Unknown.Computed, method);
            case ("System.String", "Join"):
                return Join(call);
            case ("System.String", "Format"):
                return Format(call);
            case ("System.String", "ToLower" or "ToLowerInvariant"):
                return Map(receiver, text => text.ToLowerInvariant());
            case ("System.String", "ToUpper" or "ToUpperInvariant"):
                return Map(receiver, text => text.ToUpperInvariant());
            case ("System.String", "Trim") when call.Arguments.IsEmpty:
                return Map(receiver, text => text.Trim());
            case ("System.String", "Replace") when Constants(call) is { Length: 2 } texts && texts[0].Length > 0:
                return Map(receiver, text => text.Replace(texts[0], texts[1]));
            case ("System.IO.Path", "Combine" or "Join"):
                return JoinPath(call);
            case ("System.Environment", "GetEnvironmentVariable"):
                return new Unknown(Unknown.Configuration, method, Key(call));
            case ("System.Random", _):
                return new Unknown(Unknown.FreePort, method);
            case ("System.Guid", _):
                return new Unknown(Unknown.Computed, method);
            case ("System.Convert" or "System.Int32" or "System.UInt16" or "System.Int64", "ToInt32" or "ToUInt16" or "Parse" or "ToInt64"):
                return Parse(call);
            case ("System.Runtime.InteropServices.RuntimeInformation", "IsOSPlatform"):
                return new Unknown(Unknown.External, (call.Argument("osPlatform")?.Value as Unknown)?.Identity ?? method);
            case ("System.OperatingSystem", _):
                return new Unknown(Unknown.External, method);
            case ("System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask", "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter"):
                return receiver;
            case ("System.Threading.Tasks.Task", "FromResult"):
                return call.Argument("result")?.Value;
            case ("System.Runtime.CompilerServices.TaskAwaiter", "GetResult"):
                return receiver;
            case ("Microsoft.Extensions.Configuration.ConfigurationBinder", "GetValue"):
                return Configured(call);
            case ("Pulumi.Output", "Create" or "Format") when call.Arguments.Length == 1:
                return call.Arguments[0].Value.Value;
        }

        if (call.Name == "ToString" && method.Parameters.Length <= 1)
            return ToText(call, receiver);
        return null;
    }

    /// <summary>Whether a call starts a program, or looks as if it did: one argument names docker.</summary>
    public static bool IsCommandSink(Call call) =>
        call.Arguments.Any(a => a.Value.Value is Scalar { Constant: string text } && IsDocker(text)) ||
        Libraries.FullName(call.Method.ContainingType) == "System.Diagnostics.Process" && call.Name == "Start";

    /// <summary>Whether a call writes text to a file.</summary>
    public static bool IsTextSink(Call call) =>
        Libraries.FullName(call.Method.ContainingType) == "System.IO.File" && call.Name is "WriteAllText" or "WriteAllTextAsync" or "WriteAllLines" or "WriteAllLinesAsync";

    /// <summary>Whether a program's name is a container client's.</summary>
    public static bool IsDocker(string program)
    {
        var name = program.Substring(program.LastIndexOfAny(new[] { '/', '\\' }) + 1);
        return name is "docker" or "docker.exe" or "docker-compose" or "docker-compose.exe" or "podman" or "nerdctl";
    }

    private static Value? ToText(Call call, Value? receiver) => receiver switch
    {
        Scalar scalar when call.Arguments.All(a => a.Value.Value is not Scalar { Constant: string }) => new Scalar(Folding.Text(scalar), scalar.DefaultOf),
        Choice choice when choice.Values.All(v => v is Scalar) => choice.Values.Select(v => (Value)new Scalar(Folding.Text((Scalar)v))).Aggregate(Choice.Of),
        Template or Unknown => receiver,
        Scalar => new Unknown(Unknown.Computed),
        _ => null,
    };

    private static Value Map(Value? value, Func<string, string> function) => value switch
    {
        Scalar { Constant: string text } scalar => new Scalar(function(text), scalar.DefaultOf),
        _ => new Unknown(Unknown.Computed),
    };

    private static string[]? Constants(Call call)
    {
        var texts = call.Arguments.Select(a => a.Value.Value is Scalar { Constant: string or char } scalar ? Folding.Text(scalar) : null).ToArray();
        return texts.Any(t => t is null) ? null : texts.Select(t => t!).ToArray();
    }

    /// <summary>The parts of a path, a slash between them.</summary>
    private static Value JoinPath(Call call)
    {
        var parts = call.Arguments.SelectMany(a => a.Value.Value is Instance { Open: null, IsGiven: false } list ? list.Items.Select(e => e.Item.Value) : new[] { a.Value.Value }).ToList();
        return Folding.Concatenate(parts.SelectMany((part, index) => index == 0 ? new[] { part } : new[] { new Scalar("/"), part }));
    }

    private static Value Join(Call call)
    {
        if (call.Argument("separator") is not { Value: Scalar separator } || call.Arguments.Length != 2 || call.Arguments[1].Value.Value is not Instance { Open: null, IsGiven: false } list)
            return new Unknown(Unknown.Computed, call.Method);
        var parts = new List<Value>();
        foreach (var entry in list.Items)
        {
            if (!list.Beyond(entry.Guards).IsEmpty)
                return new Unknown(Unknown.Conditional, call.Method);
            if (parts.Count > 0)
                parts.Add(separator);
            parts.Add(entry.Item.Value);
        }

        return Folding.Concatenate(parts);
    }

    private static Value Format(Call call)
    {
        if (call.Argument("format") is not { Value: Scalar { Constant: string format } })
            return new Unknown(Unknown.Computed, call.Method);
        var values = new List<Value>();
        foreach (var argument in call.Arguments.Where(a => a.Key is not ("format" or "provider")))
        {
            if (argument.Value.Value is Instance { Open: null, Type: IArrayTypeSymbol } list)
                values.AddRange(list.Items.Select(e => e.Item.Value));
            else
                values.Add(argument.Value.Value);
        }

        var parts = new List<Value>();
        var start = 0;
        while (start < format.Length)
        {
            var open = format.IndexOf('{', start);
            var close = open < 0 ? -1 : format.IndexOf('}', open);
            if (close < 0)
            {
                parts.Add(new Scalar(format.Substring(start)));
                break;
            }

            if (!int.TryParse(format.Substring(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= values.Count)
                return new Unknown(Unknown.Computed, call.Method);
            parts.Add(new Scalar(format.Substring(start, open - start)));
            parts.Add(values[index]);
            start = close + 1;
        }

        return Folding.Concatenate(parts);
    }

    private static Value Parse(Call call)
    {
        var value = call.Arguments.Length > 0 ? call.Arguments[0].Value.Value : null;
        return value switch
        {
            Scalar scalar when Folding.Integer(scalar) is { } number => new Scalar((int)number, scalar.DefaultOf),
            Scalar { Constant: string text } scalar when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => new Scalar(number, scalar.DefaultOf),
            Unknown => value,
            _ => new Unknown(Unknown.Computed, call.Method),
        };
    }

    private static Value Configured(Call call)
    {
        var key = call.Argument("key")?.Value is Scalar { Constant: string name } ? name : "?";
        return call.Argument("defaultValue")?.Value is Scalar fallback ? new Scalar(fallback.Constant, key) : new Unknown(Unknown.Configuration, call.Method, key);
    }

    private static string Key(Call call) => call.Argument("variable")?.Value is Scalar { Constant: string name } ? name : "?";
}
