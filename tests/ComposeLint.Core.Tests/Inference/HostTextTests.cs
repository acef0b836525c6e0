using ComposeLint.Inference;

namespace ComposeLint.Core.Tests.Inference;

/// <summary>The hosts that values and commands name.</summary>
[TestClass]
public sealed class HostTextTests
{
    [TestMethod]
    [DataRow("postgres://shop:p%40ss@db:5432/shop", "db:5432", DisplayName = "URL with a user")]
    [DataRow("jdbc:postgresql://db/shop", "db", DisplayName = "JDBC")]
    [DataRow("jdbc:sqlserver://db:1433;databaseName=shop", "db:1433", DisplayName = "JDBC with pairs")]
    [DataRow("mongodb://u:p@m1:27017,m2:27018/shop?replicaSet=rs", "m1:27017 m2:27018", DisplayName = "several hosts")]
    [DataRow("http://a:1,http://b:2", "a:1 b:2", DisplayName = "several URLs")]
    [DataRow("kafka1:9092,kafka2:9092", "kafka1:9092 kafka2:9092", DisplayName = "bootstrap list")]
    [DataRow("redis:6379,password=x,ssl=False", "redis:6379", DisplayName = "StackExchange.Redis")]
    [DataRow("Server=tcp:db,1433;Database=shop;User Id=sa;Password=x", "db:1433", DisplayName = "SQL Server")]
    [DataRow("Data Source=db\\SQLEXPRESS;Initial Catalog=shop", "db", DisplayName = "instance")]
    [DataRow("Host=db;Port=5433;Database=shop;Username=u", "db:5433", DisplayName = "Npgsql")]
    [DataRow("host=db port=5432 dbname=shop", "db:5432", DisplayName = "libpq")]
    [DataRow("shop:x@tcp(db:3306)/shop", "db:3306", DisplayName = "Go's MySQL")]
    [DataRow("amqp://[::1]:5672/", "::1:5672", DisplayName = "IPv6 loopback")]
    [DataRow("redis:7", "", DisplayName = "an image")]
    [DataRow("12:30", "", DisplayName = "a time")]
    [DataRow("a=b;c=d", "", DisplayName = "pairs of something else")]
    [DataRow("http://{{host}}:80/", "", DisplayName = "a template")]
    [DataRow("db", "", DisplayName = "a word")]
    public void Reads_what_a_value_names(string value, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', HostText.In(value).Select(Shown)));

    [TestMethod]
    [DataRow("wait-for-it.sh db:5432 -- npm start", "db:5432")]
    [DataRow("--bootstrap-server=kafka:9092", "kafka:9092")]
    [DataRow("until curl -s http://search:9200; do sleep 1; done", "search:9200")]
    [DataRow("npm run build:prod", "")]
    public void Reads_what_a_command_names(string word, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', HostText.InCommand(word).Select(Shown)));

    private static string Shown(HostText host) => host.Port is { } port ? $"{host.Host}:{port}" : host.Host;
}
