using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ComposeLint.Cli.Running;
using ComposeLint.Cli.Sources;
using ComposeLint.Reporting.Escaping;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Cli.Commands;

/// <summary><c>debug syntax</c>: YAML nodes with their places.</summary>
internal static class DebugSyntaxCommand
{
    public static Command Create(CliHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "YAML files", Arity = ArgumentArity.OneOrMore };
        var each = new Option<bool>("--each") { Description = "A line of JSON for each file" };
        var command = new Command("syntax", "Dump YAML nodes with their places") { files, each };
        command.SetAction((result, cancellationToken) =>
        {
            foreach (var file in result.GetRequiredValue(files))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var sources = new FileSystemSourceSet(host.WorkingDirectory, [Path.GetDirectoryName(Path.GetFullPath(file, host.WorkingDirectory))!]);
                var lookup = sources.Read(file);
                if (lookup.Text is not { } text)
                    throw new CommandFailure($"{file}: {lookup.Status}");
                host.Out.WriteLine(Dump(YamlReader.Read(text, cancellationToken), indented: !result.GetValue(each)));
            }

            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }

    private static string Dump(YamlFile file, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("file", file.Source.Path);
            writer.WriteStartArray("documents");
            foreach (var document in file.Documents)
            {
                if (document.Root is { } root)
                    Write(writer, root);
                else
                    writer.WriteNullValue();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("problems");
            foreach (var problem in file.Problems)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", problem.Kind);
                writer.WriteString("at", Place(problem.Subject.Span));
                writer.WriteString("message", problem.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return SafeText.Json(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter writer, YamlNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("at", Place(node.Span));
        if (node.Tag is { } tag)
            writer.WriteString("tag", tag);
        if (node.Origin is { } origin)
            writer.WriteString("origin", origin.Kind.ToString());
        switch (node)
        {
            case YamlScalar scalar:
                writer.WriteString("style", scalar.Style.ToString());
                writer.WriteString("scalar", scalar.Value);
                break;
            case YamlSequence sequence:
                writer.WriteStartArray("sequence");
                foreach (var item in sequence.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case YamlMapping mapping:
                writer.WriteStartArray("mapping");
                foreach (var entry in mapping.Entries)
                {
                    writer.WriteStartObject();
                    writer.WritePropertyName("key");
                    Write(writer, entry.Key);
                    writer.WritePropertyName("value");
                    Write(writer, entry.Value);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                if (mapping.HasGaps)
                    writer.WriteBoolean("gaps", true);
                break;
        }

        writer.WriteEndObject();
    }

    private static string Place(SourceSpan span) => $"{span.Start}-{span.End}";
}
