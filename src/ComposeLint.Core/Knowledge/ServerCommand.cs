namespace ComposeLint.Knowledge;

/// <summary>A server that is started by a command line: <c>Knowledge/server-commands.tsv</c>.</summary>
/// <param name="Program">Its file name.</param>
/// <param name="Words">The subcommand words that follow.</param>
/// <param name="Bind">Flags whose value is <c>ADDRESS:PORT</c>; <c>#1</c> stands for the first operand.</param>
/// <param name="Address">Flags whose value is an address.</param>
/// <param name="Port">Flags whose value is a port; <c>#1</c> stands for the first operand.</param>
/// <param name="AddressVariable">The variable read where the flag for the address is missing; empty for none.</param>
/// <param name="PortVariable">The variable read where the flag for the port is missing; empty for none.</param>
/// <param name="DefaultAddress">The address where nothing says it; null where a configuration file may.</param>
/// <param name="DefaultPort">The port where nothing says it; null where a configuration file may.</param>
public sealed record ServerCommand(
    string Program, ImmutableArray<string> Words, ImmutableArray<string> Bind, ImmutableArray<string> Address, ImmutableArray<string> Port,
    string AddressVariable, string PortVariable, string? DefaultAddress, string? DefaultPort)
{
    private static readonly Lazy<ILookup<string, ServerCommand>> Table = new(() => KnowledgeTable.Load("server-commands").Rows.Select(Read).ToLookup(server => server.Program, StringComparer.Ordinal));

    /// <summary>What is known of a program, by its file name; one entry a subcommand.</summary>
    public static IEnumerable<ServerCommand> Find(string program) => Table.Value[program];

    private static ServerCommand Read(ImmutableArray<string> row)
    {
        var variables = row[5].Split(',');
        var colon = row[6].LastIndexOf(':');
        return new ServerCommand(
            row[0], Split(row[1], ' '), Split(row[2], ','), Split(row[3], ','), Split(row[4], ','),
            variables[0], variables[variables.Length - 1], colon < 0 ? null : row[6].Substring(0, colon), colon < 0 ? null : row[6].Substring(colon + 1));
    }

    private static ImmutableArray<string> Split(string cell, char separator) => cell.Split([separator], StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
}
