using System.Text;
using System.Text.Json;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting.Views;

/// <summary>Rows under named columns, printed for people, programs, pages or spreadsheets.</summary>
/// <param name="Columns">The columns' names, lower case: keys in JSON, heads elsewhere.</param>
/// <param name="Rows">The rows, each with a value a column.</param>
public sealed record Table(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Prints it in one of <c>pretty</c>, <c>json</c>, <c>markdown</c>, <c>csv</c>.</summary>
    public void Write(string format, TextWriter output)
    {
        switch (format)
        {
            case "json":
                output.WriteLine(SafeText.Json(Json()));
                break;
            case "markdown":
                WriteMarkdown(output);
                break;
            case "csv":
                WriteCsv(output);
                break;
            default:
                WritePretty(output);
                break;
        }
    }

    private void WritePretty(TextWriter output)
    {
        var cells = Rows.Insert(0, [.. Columns.Select(column => column.ToUpperInvariant())]).Select(row => row.Select(SafeText.Terminal).ToArray()).ToList();
        var widths = Enumerable.Range(0, Columns.Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        foreach (var row in cells)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private void WriteMarkdown(TextWriter output)
    {
        output.WriteLine("| " + string.Join(" | ", Columns) + " |");
        output.WriteLine("|" + string.Concat(Columns.Select(_ => " --- |")));
        foreach (var row in Rows)
            output.WriteLine("| " + string.Join(" | ", row.Select(SafeText.Markdown)) + " |");
    }

    private void WriteCsv(TextWriter output)
    {
        output.WriteLine(string.Join(",", Columns));
        foreach (var row in Rows)
            output.WriteLine(string.Join(",", row.Select(Quoted)));
    }

    // RFC 4180; and no cell may start a formula in a spreadsheet.
    private static string Quoted(string cell)
    {
        var text = SafeText.Data(cell);
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@')
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }

    private string Json()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartArray();
            foreach (var row in Rows)
            {
                writer.WriteStartObject();
                for (var column = 0; column < Columns.Length; column++)
                    writer.WriteString(Columns[column], SafeText.Data(row[column]));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
