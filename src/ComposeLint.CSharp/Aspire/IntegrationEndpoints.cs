namespace ComposeLint.CSharp.Aspire;

/// <summary>An endpoint that an integration's <c>Add...</c> method makes by itself.</summary>
/// <param name="Name">Its name, or scheme where it has none.</param>
/// <param name="Scheme">Its scheme.</param>
/// <param name="TargetPort">What the container listens on.</param>
/// <param name="PortParameter">The parameter that sets the port others use; null when none does.</param>
internal sealed record IntegrationEndpoint(string Name, string Scheme, int TargetPort, string? PortParameter = "port");

/// <summary>The endpoints of Aspire's own integrations (API.md section 4.1, from microsoft/aspire d44e195d), by resource type.</summary>
internal static class IntegrationEndpoints
{
    private static readonly Dictionary<string, IntegrationEndpoint[]> s_known = new(StringComparer.Ordinal)
    {
        ["RedisResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 6379) },
        ["ValkeyResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 6379) },
        ["GarnetResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 6379) },
        ["RedisCommanderResource"] = new IntegrationEndpoint[] { new("http", "http", 8081) },
        ["RedisInsightResource"] = new IntegrationEndpoint[] { new("http", "http", 5540) },
        ["PostgresServerResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 5432) },
        ["PgAdminContainerResource"] = new IntegrationEndpoint[] { new("http", "http", 80) },
        ["PgWebContainerResource"] = new IntegrationEndpoint[] { new("http", "http", 8081) },
        ["SqlServerServerResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 1433) },
        ["RabbitMQServerResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 5672) },
        ["KafkaServerResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 9092) },
        ["KafkaUIContainerResource"] = new IntegrationEndpoint[] { new("http", "http", 8080) },
        ["MongoDBServerResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 27017) },
        ["MongoExpressContainerResource"] = new IntegrationEndpoint[] { new("http", "http", 8081) },
        ["MySqlServerResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 3306) },
        ["PhpMyAdminContainerResource"] = new IntegrationEndpoint[] { new("http", "http", 80) },
        ["KeycloakResource"] = new IntegrationEndpoint[] { new("http", "http", 8080), new("management", "http", 9000, null) },
        ["QdrantServerResource"] = new IntegrationEndpoint[] { new("grpc", "http", 6334, "grpcPort"), new("http", "http", 6333, "httpPort") },
        ["MilvusServerResource"] = new IntegrationEndpoint[] { new("grpc", "http", 19530, "grpcPort") },
        ["SeqResource"] = new IntegrationEndpoint[] { new("http", "http", 80) },
        ["NatsServerResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 4222) },
        ["OracleDatabaseServerResource"] = new IntegrationEndpoint[] { new("tcp", "tcp", 1521) },
        ["YarpResource"] = new IntegrationEndpoint[] { new("http", "http", 5000) },
    };

    /// <summary>The endpoints of a resource type; null for a type that is not known.</summary>
    public static IReadOnlyList<IntegrationEndpoint>? Of(string resourceType) => s_known.TryGetValue(resourceType, out var endpoints) ? endpoints : null;
}
