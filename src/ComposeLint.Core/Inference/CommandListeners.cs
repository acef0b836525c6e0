using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>Where a workload's own command line makes a known server listen. What a variable of the shell or a configuration file decides is left out.</summary>
public static class CommandListeners
{
    // Words that only start what follows them.
    private static readonly HashSet<string> Launchers = new(StringComparer.Ordinal)
    {
        "sh", "bash", "ash", "exec", "env", "python", "python3", "python2", "php", "ruby", "bundle", "poetry", "pipenv", "uv", "pdm", "hatch", "npx", "pnpm", "yarn", "npm", "run", "tini", "dumb-init", "catatonit",
        "docker-entrypoint.sh", "gosu", "su-exec", "bin", "watchmedo", "auto-restart", "nice", "time", "coverage", "opentelemetry-instrument", "ddtrace-run", "newrelic-admin", "run-program",
    };

    private const int MostOwnFlags = 4;

    private static readonly char[] Blanks = [' ', '\t', '\n', '\r'];

    /// <summary>The listeners of the service's command, or of its image's when it gives none.</summary>
    public static ImmutableArray<Listener> Of(Workload workload)
    {
        var given = workload.Words.Where(word => word.Name is "entrypoint" or "command").ToImmutableArray();
        if (given.Any(word => !word.Value.IsKnown))
            return ImmutableArray<Listener>.Empty;
        var words = given.IsEmpty ? workload.Built?.Command ?? ImmutableArray<string>.Empty : given.Select(word => word.Value.Value).ToImmutableArray();
        var place = given.IsEmpty ? workload.Built?.CommandSpan : given[0].Value.Span;
        var listeners = ImmutableArray.CreateBuilder<Listener>();
        foreach (var command in Commands(words))
            if (Read(command, workload, place) is { } listener)
                listeners.Add(listener);
        return listeners.ToImmutable();
    }

    /// <summary>The simple commands of the words, those of a shell's text apart.</summary>
    private static IEnumerable<ImmutableArray<string>> Commands(ImmutableArray<string> words)
    {
        var command = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words.SelectMany(word => word.Replace(";", " ; ").Split(Blanks, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (word is not ("&&" or "||" or ";" or "&" or "|"))
            {
                command.Add(word.Trim('"', '\''));
                continue;
            }

            yield return command.ToImmutable();
            command.Clear();
        }

        yield return command.ToImmutable();
    }

    private static Listener? Read(ImmutableArray<string> command, Workload workload, SourceSpan? place)
    {
        for (var i = 0; i < command.Length; i++)
        {
            var program = command[i].Substring(command[i].LastIndexOf('/') + 1);
            foreach (var server in ServerCommand.Find(program))
            {
                if (Behind(command, i + 1, server.Words) is { } start && Read(server, command.RemoveRange(0, start), workload, place) is { } listener)
                    return listener;
            }

            if (!Launchers.Contains(program) && program.IndexOf('=') < 0 && !program.StartsWith("-", StringComparison.Ordinal))
                return null;
        }

        return null;
    }

    /// <summary>Where the arguments start: behind the subcommand, before which a program's own flags may stand (<c>flask --app shop run</c>).</summary>
    private static int? Behind(ImmutableArray<string> command, int start, ImmutableArray<string> words)
    {
        if (words.IsEmpty)
            return start;
        for (var i = start; i + words.Length <= command.Length && i <= start + MostOwnFlags; i++)
            if (command.Skip(i).Take(words.Length).SequenceEqual(words))
                return i + words.Length;
        return null;
    }

    private static Listener? Read(ServerCommand server, ImmutableArray<string> arguments, Workload workload, SourceSpan? place)
    {
        string? host;
        string? port;
        if (Value(arguments, server.Bind) is { } bind)
        {
            var colon = bind.LastIndexOf(':');
            if (bind.StartsWith("unix:", StringComparison.Ordinal) || bind.StartsWith("fd:", StringComparison.Ordinal))
                return null;
            // Django takes a port alone.
            host = colon < 0 ? server.DefaultAddress : bind.Substring(0, colon);
            port = colon < 0 ? bind : bind.Substring(colon + 1);
        }
        else
        {
            if (!TryValue(arguments, server.Address, server.AddressVariable, workload, server.DefaultAddress, out host) || !TryValue(arguments, server.Port, server.PortVariable, workload, server.DefaultPort, out port))
                return null;
        }

        if (host is null || !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > 65535 || !TryAddress(host, out var address))
            return null;
        return new Listener(address, number, Protocol.Tcp, server.Words.IsEmpty ? server.Program : server.Program + " " + string.Join(" ", server.Words), place);
    }

    private static bool TryValue(ImmutableArray<string> arguments, ImmutableArray<string> flags, string variable, Workload workload, string? otherwise, out string? value)
    {
        value = Value(arguments, flags);
        if (value is not null || variable.Length == 0)
        {
            value ??= otherwise;
            return true;
        }

        var own = workload.Variables.FirstOrDefault(item => item.Name == variable);
        var located = own is not null ? own.Value : workload.Built?.Variables.TryGetValue(variable, out var set) == true ? set : null;
        if (located is not { } found)
        {
            value = otherwise;
            return own is null;
        }

        return found.TryGet(out value);
    }

    /// <summary>The value of the first of some flags: in a word of its own, behind an equals sign, or joined to a short flag.</summary>
    private static string? Value(ImmutableArray<string> arguments, ImmutableArray<string> flags)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            foreach (var flag in flags)
            {
                if (flag == "#1")
                {
                    if (i == 0 && !arguments[i].StartsWith("-", StringComparison.Ordinal))
                        return arguments[i];
                }
                else if (arguments[i] == flag)
                    return i + 1 < arguments.Length ? arguments[i + 1] : null;
                else if (arguments[i].StartsWith(flag + "=", StringComparison.Ordinal))
                    return arguments[i].Substring(flag.Length + 1);
                else if (flag.Length == 2 && arguments[i].Length > 2 && arguments[i].StartsWith(flag, StringComparison.Ordinal))
                    return arguments[i].Substring(2);
            }
        }

        return null;
    }

    /// <summary>An address of the sandbox: null for every one; false for a name or a variable.</summary>
    private static bool TryAddress(string host, out IpAddress? address)
    {
        address = null;
        if (host is "" or "*" or "0" or "0.0.0.0" or "::" or "[::]")
            return true;
        if (!IpAddress.TryParse(host == "localhost" ? "127.0.0.1" : host.Trim('[', ']'), out var parsed))
            return false;
        address = parsed;
        return true;
    }
}
