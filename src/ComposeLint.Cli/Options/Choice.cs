using System.CommandLine;
using ComposeLint.Text;

namespace ComposeLint.Cli.Options;

/// <summary>Options whose values are words of a list.</summary>
internal static class Choice
{
    /// <summary>An option that takes one word of a list; a wrong one is an error with what was probably meant.</summary>
    public static Option<string?> One(string name, string description, string helpName, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!words.Contains(token.Value, StringComparer.Ordinal))
                    result.AddError(Unknown(name, token.Value, words));
            }
        });
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>An option that takes several words of a list, separated by commas or by repeating it.</summary>
    public static Option<string[]> Several(string name, string description, string helpName, params string[] words)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            foreach (var word in Split(result.Tokens.Select(token => token.Value)))
            {
                if (!words.Contains(word, StringComparer.Ordinal))
                    result.AddError(Unknown(name, word, words));
            }
        });
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>The words of values such as <c>a,b</c>.</summary>
    public static ImmutableArray<string> Split(IEnumerable<string>? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static string Unknown(string option, string word, string[] words)
    {
        var near = Spelling.Nearest(word, words);
        return $"'{word}' is no value of {option}" + (near is null ? $"; one of {string.Join(", ", words)}." : $"; did you mean '{near}'?");
    }
}
