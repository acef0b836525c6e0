using ComposeLint.Text;

namespace ComposeLint.DockerCli;

/// <summary>The options of one of docker/cli's commands, as far as reading its line needs them: which stand alone, and which letters are short for what.</summary>
/// <param name="Flags">Long names, without dashes, of options that take no value in a word of their own.</param>
/// <param name="Letters">The short options.</param>
/// <param name="IsInterspersed">Whether options may follow operands (pflag's default; <c>run</c> and <c>service create</c> turn it off).</param>
public sealed record CommandGrammar(ImmutableHashSet<string> Flags, ImmutableDictionary<char, string> Letters, bool IsInterspersed)
{
    /// <summary>A grammar from words: flags separated by blanks, letters as <c>d=detach</c>.</summary>
    internal static CommandGrammar Of(string flags, string letters, bool isInterspersed) => new(
        ImmutableHashSet.Create(StringComparer.Ordinal, flags.Split(' ')),
        letters.Split(' ').ToImmutableDictionary(pair => pair[0], pair => pair.Substring(2)),
        isInterspersed);

    /// <summary><c>docker</c> itself, before the command (cli/flags/options.go).</summary>
    public static CommandGrammar Docker { get; } = Of("debug tls tlsverify version help", "D=debug l=log-level H=host c=context v=version h=help", false);

    /// <summary><c>run</c> and <c>create</c> (cli/command/container/opts.go).</summary>
    public static CommandGrammar Run { get; } = Of(
        "detach interactive tty publish-all rm privileged init read-only no-healthcheck oom-kill-disable sig-proxy disable-content-trust quiet help use-api-socket",
        "d=detach i=interactive t=tty P=publish-all q=quiet p=publish v=volume e=env h=hostname u=user w=workdir l=label m=memory c=cpu-shares a=attach",
        false);

    /// <summary><c>network create</c> (cli/command/network/create.go).</summary>
    public static CommandGrammar NetworkCreate { get; } = Of("internal ipv4 ipv6 attachable ingress config-only help", "d=driver o=opt", true);

    /// <summary><c>network connect</c> and <c>disconnect</c> (cli/command/network/connect.go, disconnect.go).</summary>
    public static CommandGrammar NetworkConnect { get; } = Of("force help", "f=force", true);

    /// <summary><c>service create</c> (cli/command/service/opts.go, create.go).</summary>
    public static CommandGrammar ServiceCreate { get; } = Of(
        "detach quiet with-registry-auth no-resolve-image no-healthcheck tty read-only init help",
        "d=detach q=quiet t=tty w=workdir u=user l=label e=env p=publish",
        false);

    /// <summary><c>service update</c> (cli/command/service/update.go).</summary>
    public static CommandGrammar ServiceUpdate { get; } = Of(
        "detach quiet with-registry-auth no-resolve-image no-healthcheck tty read-only init force rollback help",
        "d=detach q=quiet t=tty w=workdir u=user",
        true);

    /// <summary><c>rm</c>, <c>stop</c>, <c>kill</c>, <c>network rm</c> (cli/command/container/rm.go, stop.go, kill.go).</summary>
    public static CommandGrammar End { get; } = Of("force link volumes help", "f=force l=link v=volumes t=timeout s=signal", true);

    /// <summary>Reads words from a place on.</summary>
    public CommandLine Read(ImmutableArray<CommandWord> words, int from) => new Reader(this, words, from).Read();

    private sealed class Reader(CommandGrammar grammar, ImmutableArray<CommandWord> words, int at)
    {
        private readonly ImmutableArray<CommandOption>.Builder _options = ImmutableArray.CreateBuilder<CommandOption>();
        private readonly ImmutableArray<Located<string>>.Builder _operands = ImmutableArray.CreateBuilder<Located<string>>();
        private string? _open;

        public CommandLine Read()
        {
            while (at < words.Length)
            {
                var word = words[at++];
                if (!word.Text.TryGet(out var text))
                {
                    // It may be an operand, an option, or several: what follows cannot be told from operands.
                    _open = word.Text.UnknownReason;
                    if (word.MayBeSeveral)
                        continue;
                    if (!grammar.IsInterspersed)
                        break;
                    _operands.Add(word.Text);
                    continue;
                }

                if (text == "--")
                {
                    while (at < words.Length)
                        _operands.Add(words[at++].Text);
                }
                else if (text.StartsWith("--", StringComparison.Ordinal))
                {
                    Long(text, word.Text);
                }
                else if (text.Length > 1 && text[0] == '-')
                {
                    Short(text, word.Text);
                }
                else
                {
                    _operands.Add(word.Text);
                    while (!grammar.IsInterspersed && at < words.Length)
                        _operands.Add(words[at++].Text);
                }
            }

            return new CommandLine(_options.ToImmutable(), _operands.ToImmutable(), _open);
        }

        private void Long(string text, Located<string> word)
        {
            var equals = text.IndexOf('=');
            var name = Canonical(text.Substring(2, (equals < 0 ? text.Length : equals) - 2));
            if (equals >= 0)
                _options.Add(new CommandOption(name, Part(word, equals + 1, text.Length)));
            else if (grammar.Flags.Contains(name))
                _options.Add(new CommandOption(name, word.Select(_ => "true")));
            else if (at < words.Length)
                _options.Add(new CommandOption(name, words[at++].Text));
        }

        private void Short(string text, Located<string> word)
        {
            for (var i = 1; i < text.Length; i++)
            {
                if (!grammar.Letters.TryGetValue(text[i], out var name))
                    return;
                if (grammar.Flags.Contains(name))
                {
                    _options.Add(new CommandOption(name, word.Select(_ => "true")));
                    continue;
                }

                // -p8080:80, -p=8080:80, -p 8080:80
                var start = i + 1 < text.Length && text[i + 1] == '=' ? i + 2 : i + 1;
                if (start < text.Length)
                    _options.Add(new CommandOption(name, Part(word, start, text.Length)));
                else if (at < words.Length)
                    _options.Add(new CommandOption(name, words[at++].Text));
                return;
            }
        }

        private static string Canonical(string name) => name switch { "net" => "network", "net-alias" => "network-alias", _ => name };

        private static Located<string> Part(Located<string> word, int start, int end)
        {
            var span = word.Span;
            // --publish="8080:80": the value is what follows the option, with its quotes.
            var isVerbatim = span.Span.Length >= start && string.CompareOrdinal(span.Source.Text, span.Span.Start, word.Value, 0, start) == 0;
            return new Located<string>(word.Value.Substring(start, end - start), isVerbatim ? span.Source.At(span.Span.Start + start, span.Span.End) : span, word.Origin);
        }
    }
}

/// <summary>A command's options and operands.</summary>
/// <param name="Options">The options, in order.</param>
/// <param name="Operands">The other words, in order; for <c>docker</c> itself the command and all behind it.</param>
/// <param name="Open">Why there may be more than is listed; null when that is all.</param>
public sealed record CommandLine(ImmutableArray<CommandOption> Options, ImmutableArray<Located<string>> Operands, string? Open)
{
    /// <summary>The last value given of an option; null when none is.</summary>
    public Located<string>? Last(string option)
    {
        for (var i = Options.Length - 1; i >= 0; i--)
            if (string.Equals(Options[i].Option, option, StringComparison.Ordinal))
                return Options[i].Value;
        return null;
    }

    /// <summary>All values given of an option, in order.</summary>
    public IEnumerable<Located<string>> All(string option) => Options.Where(o => string.Equals(o.Option, option, StringComparison.Ordinal)).Select(o => o.Value);

    /// <summary>A flag; null when it is not given.</summary>
    public Located<bool>? Flag(string option) => Last(option)?.Select(text => text is "true" or "1" or "t" or "T" or "TRUE" or "True");
}
