using ComposeLint.Inference;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Inference;

/// <summary>URLs and passwords inside the values of variables.</summary>
[TestClass]
public sealed class LiteralSecretTests
{
    private static readonly SourceText Source = new("compose.yaml", "x");

    [TestMethod]
    [DataRow("http://user:pw@db_1:8080/x?y", "http", "pw", "db_1")]
    [DataRow("jdbc:postgresql://db:5432/app", "postgresql", null, "db")]
    [DataRow("tcp://[fd00::1]:2375", "tcp", null, "fd00::1")]
    [DataRow("amqp://u:p@ss:w@q", "amqp", "p@ss:w", "q")]
    [DataRow("https://git@git.example.com", "https", null, "git.example.com")]
    public void Authority_of_a_url_falls_into_its_parts(string text, string scheme, string? password, string host) =>
        Assert.AreEqual(new UrlAuthority(scheme, password, host), UrlAuthority.In(text).Single());

    [TestMethod]
    public void Every_url_of_a_list_is_read()
    {
        CollectionAssert.AreEqual(new[] { "a", "b" }, UrlAuthority.In("http://a:1,http://b:2 ://c").Select(url => url.Host).ToArray());
    }

    [TestMethod]
    [DataRow("correct-horse", true)]
    [DataRow("", false)]
    [DataRow("/run/secrets/db", false)]
    [DataRow("true", false)]
    [DataRow("<password>", false)]
    [DataRow("********", false)]
    [DataRow("changeme", false)]
    [DataRow("your-password", false)]
    [DataRow("dummy", false)]
    public void Secret_is_told_from_switch_path_and_placeholder(string value, bool isSecret) => Assert.AreEqual(isSecret, LiteralSecret.Is(Written(value)));

    [TestMethod]
    [DataRow("postgres://app:horse@db/shop", true)]
    [DataRow("Server=db;Password=horse", true)]
    [DataRow("Server=db;Pwd=horse;Database=x", true)]
    [DataRow("Server=db;Integrated Security=true", false)]
    [DataRow("postgres://app@db/shop", false)]
    [DataRow("postgres://app:<password>@db/shop", false)]
    [DataRow("Password=horse", false)]
    public void Credential_is_found_in_urls_and_connection_strings(string value, bool hasCredential) =>
        Assert.AreEqual(hasCredential, LiteralSecret.HasCredential(Written(value)));

    [TestMethod]
    public void Value_from_a_variable_is_nobodys_secret()
    {
        var at = new SourceSpan(Source, new TextSpan(0, 1));
        Assert.IsFalse(LiteralSecret.Is(new Located<string>("horse", at, new Origin(OriginKind.InterpolationDefault, at))));
        Assert.IsFalse(LiteralSecret.Is(Located<string>.Unknown("PASSWORD is not set", at)));
    }

    private static Located<string> Written(string value) => new(value, new SourceSpan(Source, new TextSpan(0, 1)));
}
