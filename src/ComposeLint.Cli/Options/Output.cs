using System.CommandLine;
using ComposeLint.Reporting;
using ComposeLint.Text;

namespace ComposeLint.Cli.Options;

/// <summary>One wanted report: a format, and the file it goes to.</summary>
/// <param name="Format">One of <see cref="ReportFormats.Names"/>.</param>
/// <param name="File">The file; null for standard output.</param>
internal sealed record Output(string Format, string? File)
{
    /// <summary>Reads <c>FORMAT[=FILE]</c>; null with the error when it is none.</summary>
    public static Output? Parse(string text, out string? error)
    {
        error = null;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var format = equals < 0 ? text : text[..equals];
        if (!ReportFormats.Names.Contains(format))
        {
            var near = Spelling.Nearest(format, ReportFormats.Names);
            error = $"Unknown format '{format}'" + (near is null ? $"; one of {string.Join(", ", ReportFormats.Names)}." : $"; did you mean '{near}'?");
            return null;
        }

        if (equals == text.Length - 1)
        {
            error = $"'{text}' names no file after '='.";
            return null;
        }

        return new Output(format, equals < 0 ? null : text[(equals + 1)..]);
    }

    /// <summary>The option <c>--format</c>.</summary>
    public static Option<string[]> Option()
    {
        var option = new Option<string[]>("--format")
        {
            Description = $"How to report, and where: {string.Join(", ", ReportFormats.Names)}. Repeatable. Default: pretty on a terminal, else concise",
            HelpName = "FORMAT[=FILE]",
        };
        option.Validators.Add(result =>
        {
            var outputs = new List<Output>();
            foreach (var token in result.Tokens)
            {
                if (Parse(token.Value, out var error) is { } output)
                    outputs.Add(output);
                else
                    result.AddError(error!);
            }

            if (outputs.Count(output => output.File is null) > 1)
                result.AddError("Only one format can go to standard output: give the others a file, as in --format sarif=out.sarif.");
        });
        option.CompletionSources.Add([.. ReportFormats.Names]);
        return option;
    }
}
