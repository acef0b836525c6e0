namespace ComposeLint.Knowledge;

/// <summary>
/// A data file of facts: UTF-8, one fact a line, cells divided by tabs, <c>#</c> starts a comment line, the first other line names the columns. The
/// last column is always <c>citation</c>.
/// </summary>
public sealed class KnowledgeTable
{
    private KnowledgeTable(ImmutableArray<string> columns, ImmutableArray<ImmutableArray<string>> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The facts, each with a cell a column.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; }

    /// <summary>Reads a file of this assembly: <c>engine-behaviours</c> for <c>Knowledge/engine-behaviours.tsv</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such file, or a line has not a cell a column.</exception>
    public static KnowledgeTable Load(string name)
    {
        using var stream = typeof(KnowledgeTable).Assembly.GetManifestResourceStream("Knowledge/" + name + ".tsv")
            ?? throw new InvalidOperationException("no knowledge of that name: " + name);
        using var reader = new StreamReader(stream);
        ImmutableArray<string>? columns = null;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t').ToImmutableArray();
            if (columns is not { } heads)
                columns = cells;
            else if (cells.Length != heads.Length)
                throw new InvalidOperationException(name + ": not a cell a column: " + line);
            else
                rows.Add(cells);
        }

        return new KnowledgeTable(columns ?? ImmutableArray<string>.Empty, rows.ToImmutable());
    }
}
