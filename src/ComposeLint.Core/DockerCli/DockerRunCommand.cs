using ComposeLint.Text;

namespace ComposeLint.DockerCli;

/// <summary>A word of a command line; unknown where a part of it is.</summary>
/// <param name="Text">The word, at its place.</param>
/// <param name="MayBeSeveral">Whether it stands for any number of words: a variable between blanks.</param>
public readonly record struct CommandWord(Located<string> Text, bool MayBeSeveral = false);

/// <summary>An option of a command with its value.</summary>
/// <param name="Option">The long name without dashes: <c>publish</c>, <c>network</c>.</param>
/// <param name="Value">The value, at its place; <c>true</c> for a flag.</param>
public readonly record struct CommandOption(string Option, Located<string> Value);

/// <summary><c>docker run</c>, <c>docker create</c> and <c>docker container run|create</c>, as docker/cli reads them (cli/command/container/opts.go).</summary>
public sealed record DockerRunCommand
{
    /// <summary>The options, in order.</summary>
    public ImmutableArray<CommandOption> Options { get; init; } = ImmutableArray<CommandOption>.Empty;

    /// <summary>The image; null when the words end before it, or an unknown one may be it.</summary>
    public Located<string>? Image { get; init; }

    /// <summary>Why there may be more options than are listed; null when those are all.</summary>
    public string? Open { get; init; }

    private static readonly ImmutableHashSet<string> s_flags = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "detach", "interactive", "tty", "publish-all", "rm", "privileged", "init", "read-only", "no-healthcheck", "oom-kill-disable", "sig-proxy", "disable-content-trust", "quiet", "help", "use-api-socket");

    private static readonly Dictionary<char, string> s_short = new()
    {
        ['d'] = "detach",
        ['i'] = "interactive",
        ['t'] = "tty",
        ['P'] = "publish-all",
        ['q'] = "quiet",
        ['p'] = "publish",
        ['v'] = "volume",
        ['e'] = "env",
        ['h'] = "hostname",
        ['u'] = "user",
        ['w'] = "workdir",
        ['l'] = "label",
        ['m'] = "memory",
        ['c'] = "cpu-shares",
        ['a'] = "attach",
    };

    /// <summary>Reads the words behind <c>docker</c>; null when they are no <c>run</c> or <c>create</c>.</summary>
    public static DockerRunCommand? Parse(ImmutableArray<CommandWord> words)
    {
        var at = 0;
        if (Is(words, at, "container"))
            at++;
        if (!Is(words, at, "run") && !Is(words, at, "create"))
            return null;
        return new Reader(words, at + 1).Read();
    }

    private static bool Is(ImmutableArray<CommandWord> words, int at, string text) =>
        at < words.Length && words[at].Text.TryGet(out var word) && string.Equals(word, text, StringComparison.Ordinal);

    private sealed class Reader(ImmutableArray<CommandWord> words, int at)
    {
        private readonly ImmutableArray<CommandOption>.Builder _options = ImmutableArray.CreateBuilder<CommandOption>();
        private string? _open;

        public DockerRunCommand Read()
        {
            Located<string>? image = null;
            while (at < words.Length)
            {
                var word = words[at++];
                if (!word.Text.TryGet(out var text))
                {
                    // It may be the image, an option, or several: what follows cannot be told from the command of the container.
                    _open = word.Text.UnknownReason;
                    if (word.MayBeSeveral)
                        continue;
                    break;
                }

                if (text == "--")
                    continue;
                if (text.StartsWith("--", StringComparison.Ordinal))
                    Long(text, word.Text);
                else if (text.Length > 1 && text[0] == '-')
                    Short(text, word.Text);
                else
                {
                    image = _open is null ? word.Text : null;
                    break;
                }
            }

            return new DockerRunCommand { Options = _options.ToImmutable(), Image = image, Open = _open };
        }

        private void Long(string text, Located<string> word)
        {
            var equals = text.IndexOf('=');
            var name = Canonical(text.Substring(2, (equals < 0 ? text.Length : equals) - 2));
            if (equals >= 0)
                _options.Add(new CommandOption(name, Part(word, equals + 1, text.Length)));
            else if (s_flags.Contains(name))
                _options.Add(new CommandOption(name, word.Select(_ => "true")));
            else if (at < words.Length)
                _options.Add(new CommandOption(name, words[at++].Text));
        }

        private void Short(string text, Located<string> word)
        {
            for (var i = 1; i < text.Length; i++)
            {
                if (!s_short.TryGetValue(text[i], out var name))
                    return;
                if (s_flags.Contains(name))
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
            var isVerbatim = span.Span.Length == word.Value.Length;
            return new Located<string>(word.Value.Substring(start, end - start), isVerbatim ? span.Source.At(span.Span.Start + start, span.Span.Start + end) : span, word.Origin);
        }
    }
}
