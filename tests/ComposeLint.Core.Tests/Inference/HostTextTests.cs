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
    [DataRow("Server=tcp:db\\SQLEXPRESS,14330;Initial Catalog=shop", "db:14330", DisplayName = "instance with a port")]
    [DataRow("Server=localhost;Database=shop;Trusted_Connection=True", "localhost:1433?", DisplayName = "SqlClient's own keys")]
    [DataRow("Server=db;Database=shop;Uid=u;AllowPublicKeyRetrieval=true", "db:3306?", DisplayName = "MySqlConnector's own keys")]
    [DataRow("Host=db;Database=shop;Username=u", "db:5432?", DisplayName = "Npgsql without a port")]
    [DataRow("Host=a:5433,b;Database=shop;Username=u", "a:5433 b:5432?", DisplayName = "Npgsql with several hosts")]
    [DataRow("Username=db;Password='a;b=c';Host=pg;Database=x", "pg:5432?", DisplayName = "a quoted password with a semicolon")]
    [DataRow("host=a,b port=5433,5434 dbname=shop", "a:5433 b:5434", DisplayName = "libpq with as many ports as hosts")]
    [DataRow("host = 'db' dbname = shop", "db:5432?", DisplayName = "libpq with blanks and quotes")]
    [DataRow("postgresql://u:x@a:5432,b:5433/shop", "a:5432 b:5433", DisplayName = "libpq URL with several hosts")]
    [DataRow("host=rabbit;virtualHost=/;username=u", "rabbit:5672?", DisplayName = "EasyNetQ")]
    [DataRow("mongodb+srv://u:p@cluster.example.net/shop", "", DisplayName = "SRV records give the hosts")]
    [DataRow("amqp://u:p@rabbit:5673/vhost", "rabbit:5673", DisplayName = "AMQP")]
    [DataRow("jdbc:sqlserver://db\\I1:1434;user=sa", "db:1434", DisplayName = "JDBC with an instance")]
    [DataRow("jdbc:sqlserver://;serverName=db;portNumber=1433", "db:1433", DisplayName = "JDBC with the server as a property")]
    [DataRow("jdbc:oracle:thin:@db:1521:xe", "db:1521", DisplayName = "Oracle by SID")]
    [DataRow("jdbc:oracle:thin:u/p@//db/svc", "db:1521?", DisplayName = "Oracle by service")]
    [DataRow("User Id=u;Data Source=db:1521/xe", "db:1521", DisplayName = "Oracle's easy connect")]
    [DataRow("User Id=u;Data Source=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1522))(CONNECT_DATA=(SID=x)))", "db:1522", DisplayName = "Oracle's descriptor")]
    [DataRow("redis1:6379,redis2:6380,password=x,ssl=False", "redis1:6379 redis2:6380", DisplayName = "StackExchange.Redis with several")]
    [DataRow("Data Source=(localdb)\\MSSQLLocalDB;Initial Catalog=x", "", DisplayName = "LocalDB is no host")]
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

    [TestMethod]
    [DataRow("Username=db;Password=db;Host=db;Database=db", "db", 29)]
    [DataRow("Server=tcp:sql,1433;User Id=sa;Database=x", "sql,1433", 11)]
    [DataRow("postgres://db:db@db:5432/db", "db:5432", 17)]
    [DataRow("b:9092, kafka:9092", "b:9092", 0)]
    public void Says_where_host_and_port_stand(string value, string written, int start)
    {
        var host = HostText.In(value).First();
        Assert.AreEqual((start, written), (host.Start, value.Substring(host.Start, host.Length)));
    }

    private static string Shown(HostText host) => host.Port is { } port ? $"{host.Host}:{port}" : host.UsualPort is > 0 ? $"{host.Host}:{host.UsualPort}?" : host.Host;
}
