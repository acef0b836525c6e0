namespace ComposeLint.CSharp.Clients;

/// <summary>Methods, constructors and members of .NET's client libraries that take an address or a connection string first (API.md section 10.2).</summary>
internal static class ClientSinks
{
    // EF Core's providers; the name is each provider's own.
    private static readonly ImmutableHashSet<string> s_extensions = ImmutableHashSet.Create(
        StringComparer.Ordinal, "UseNpgsql", "UseSqlServer", "UseMySql", "UseMySQL", "AddNpgsqlDataSource", "UseSqlServerStorage", "UsePostgreSqlStorage", "AddStackExchangeRedis");

    private static readonly ImmutableHashSet<string> s_types = ImmutableHashSet.Create(
        StringComparer.Ordinal, "NpgsqlConnection", "NpgsqlDataSourceBuilder", "SqlConnection", "MySqlConnection", "MongoClient", "ElasticsearchClient");

    private static readonly ImmutableHashSet<string> s_members = ImmutableHashSet.Create(StringComparer.Ordinal, "BaseAddress", "BootstrapServers");

    private static readonly ImmutableArray<string> s_names =
        s_extensions.Concat(s_types).Concat(s_members).Concat(["ConnectionMultiplexer", "GrpcChannel", "NpgsqlDataSource"]).OrderBy(name => name, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>Whether a file names one, by its characters alone.</summary>
    public static bool AreIn(string text) => s_names.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0);

    /// <summary>Whether a method takes one; static ones are told by their class.</summary>
    public static bool IsMethod(string name, string? receiver) =>
        s_extensions.Contains(name) || (receiver, name) is ("ConnectionMultiplexer", "Connect" or "ConnectAsync") or ("GrpcChannel", "ForAddress") or ("NpgsqlDataSource", "Create");

    /// <summary>Whether a type's constructor takes one.</summary>
    public static bool IsType(string name) => s_types.Contains(name);

    /// <summary>Whether a member holds one: <c>HttpClient.BaseAddress</c>, Kafka's <c>BootstrapServers</c>.</summary>
    public static bool IsMember(string name) => s_members.Contains(name);
}
