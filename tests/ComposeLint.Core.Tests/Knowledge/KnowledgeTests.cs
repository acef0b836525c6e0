using ComposeLint.Knowledge;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Knowledge;

/// <summary>What the tables of facts answer to names as people write them.</summary>
[TestClass]
public sealed class KnowledgeTests
{
    [TestMethod]
    [DataRow("postgres", "", "postgres", "", "")]
    [DataRow("postgres:17-alpine", "", "postgres", "17-alpine", "")]
    [DataRow("docker.io/library/postgres:17", "", "postgres", "17", "")]
    [DataRow("public.ecr.aws/docker/library/redis", "", "redis", "", "")]
    [DataRow("localhost:5000/team/db:1@sha256:ab", "localhost:5000", "team/db", "1", "sha256:ab")]
    [DataRow("registry.example.com:443/library/redis", "registry.example.com:443", "redis", "", "")]
    [DataRow("bitnami/postgresql", "", "bitnami/postgresql", "", "")]
    public void Image_reference_falls_into_its_parts(string text, string registry, string path, string tag, string digest) =>
        Assert.AreEqual(new ImageName(registry, path, tag, digest), ImageName.Parse(text));

    [TestMethod]
    [DataRow("postgres:17", ImageRole.Database, true)]
    [DataRow("docker.io/bitnami/postgresql:16", ImageRole.Database, true)]
    [DataRow("mcr.microsoft.com/mssql/server:2022-latest", ImageRole.Database, true)]
    [DataRow("registry.example.com/mirror/redis", ImageRole.Cache, false)]
    [DataRow("arm64v8/mysql", ImageRole.Database, false)]
    public void Image_is_known_by_registry_fork_and_mirror(string reference, ImageRole role, bool isExact)
    {
        var image = KnownImage.Find(reference);
        Assert.AreEqual((role, isExact), (image?.Role, image?.IsExact));
    }

    [TestMethod]
    [DataRow("prometheuscommunity/postgres-exporter")]
    [DataRow("oliver006/redis_exporter")]
    [DataRow("example/nginx")]
    [DataRow("")]
    public void Image_that_only_sounds_alike_holds_no_data(string reference) => Assert.IsFalse(KnownImage.Find(reference)?.HoldsData ?? false);

    [TestMethod]
    [DataRow("DB_PASSWORD", true)]
    [DataRow("ConnectionStrings__ApiKey", true)]
    [DataRow("dbPassword", true)]
    [DataRow("sonar.jdbc.password", true)]
    [DataRow("MYSQL_PWD", true)]
    [DataRow("PWD", false)]
    [DataRow("POSTGRES_PASSWORD_FILE", false)]
    [DataRow("PASSWORD_MIN_LENGTH", false)]
    [DataRow("ALLOW_EMPTY_PASSWORD", false)]
    [DataRow("NEXT_PUBLIC_API_KEY", false)]
    [DataRow("BYPASS", false)]
    public void Secret_is_known_by_how_its_name_ends(string name, bool isSecret) => Assert.AreEqual(isSecret, SecretName.Matches(name));

    [TestMethod]
    [DataRow("/var/run/docker.sock", HostPathKind.Socket)]
    [DataRow("/var/run/podman/podman.sock", HostPathKind.Socket)]
    [DataRow("/", HostPathKind.System)]
    [DataRow("/etc/", HostPathKind.System)]
    [DataRow("/var/lib/docker/volumes/x", HostPathKind.System)]
    [DataRow("~/.ssh/id_ed25519", HostPathKind.Credentials)]
    public void Path_that_gives_more_than_files_is_known(string path, HostPathKind kind) => Assert.AreEqual(kind, HostPath.Find(path)?.Kind);

    [TestMethod]
    [DataRow("./docker.sock")]
    [DataRow("/etc/localtime")]
    [DataRow("/srv/etc")]
    [DataRow("")]
    public void Ordinary_path_is_not(string path) => Assert.IsNull(HostPath.Find(path));

    [TestMethod]
    [DataRow("/dev/sda1", true)]
    [DataRow("/dev/nvme0n1", true)]
    [DataRow("/dev/mem", true)]
    [DataRow("/dev/ttyUSB0", false)]
    [DataRow("/dev/dri", false)]
    [DataRow("/dev/memory", false)]
    public void Disk_or_memory_is_told_from_other_devices(string path, bool isRaw) => Assert.AreEqual(isRaw, HostDevice.Find(path) is not null);

    [TestMethod]
    public void Capability_is_known_with_and_without_prefix()
    {
        Assert.AreEqual("SYS_ADMIN", Capability.Find("CAP_SYS_ADMIN")?.Name);
        Assert.AreEqual("network", Capability.Find("net_admin")?.When);
        Assert.IsNull(Capability.Find("CHOWN"));
    }

    [TestMethod]
    public void Reserved_port_is_known_by_owner_and_protocol()
    {
        Assert.IsNotNull(ReservedPort.Find("macos", new PortRange(4999, 5001), "Tcp"));
        Assert.IsNull(ReservedPort.Find("macos", new PortRange(5000), "Udp"));
        Assert.IsNotNull(ReservedPort.Find("swarm", new PortRange(4789), "udp"));
        Assert.IsNull(ReservedPort.Find("windows", new PortRange(8080), "tcp"));
    }

    [TestMethod]
    [DataRow("images")]
    [DataRow("capabilities")]
    [DataRow("host-paths")]
    [DataRow("host-devices")]
    [DataRow("secret-names")]
    [DataRow("reserved-ports")]
    [DataRow("bridge-options")]
    public void Each_fact_says_where_it_is_from(string table)
    {
        var read = KnowledgeTable.Load(table);
        Assert.AreEqual("citation", read.Columns[^1]);
        foreach (var row in read.Rows)
            Assert.IsGreaterThan(3, row[^1].Length, string.Join(' ', row));
    }
}
