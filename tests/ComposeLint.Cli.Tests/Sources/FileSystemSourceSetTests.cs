using System.Diagnostics;
using System.Text;
using ComposeLint.Cli.Sources;
using ComposeLint.Text;

namespace ComposeLint.Cli.Tests.Sources;

[TestClass]
public sealed class FileSystemSourceSetTests
{
    [TestMethod]
    public void Reads_a_file_under_the_name_that_findings_show()
    {
        using var directory = new TestDirectory().Write("deploy/compose.yaml", "services: {}\n");
        var set = new FileSystemSourceSet(directory.Path, [directory.Path]);

        var lookup = set.Read("./deploy/../deploy//compose.yaml");

        Assert.AreEqual(LookupStatus.Found, lookup.Status);
        Assert.AreEqual("deploy/compose.yaml", lookup.Text!.Path);
        Assert.AreSame(lookup.Text, set.Read(directory["deploy/compose.yaml"]).Text);
        Assert.IsTrue(set.FileExists("deploy/compose.yaml"));
        Assert.IsTrue(set.DirectoryExists("deploy"));
        CollectionAssert.AreEqual(new[] { "deploy" }, set.Directories(".").ToArray());
        CollectionAssert.AreEqual(new[] { "compose.yaml" }, set.Files("deploy").ToArray());
    }

    [TestMethod]
    public void Never_leaves_its_roots_by_dots_or_links()
    {
        using var outside = new TestDirectory().Write("secret.env", "TOKEN=1");
        using var directory = new TestDirectory().Write("inside.env", "A=1");
        File.CreateSymbolicLink(directory["link.env"], outside["secret.env"]);
        File.CreateSymbolicLink(directory["linked"], outside.Path);
        File.CreateSymbolicLink(directory["good.env"], "inside.env");
        File.CreateSymbolicLink(directory["hop.env"], "link.env");
        File.CreateSymbolicLink(directory["circle.env"], "circle.env");
        var set = new FileSystemSourceSet(directory.Path, [directory.Path]);

        Assert.AreEqual(LookupStatus.OutsideRoot, set.Read("link.env").Status);
        Assert.AreEqual(LookupStatus.OutsideRoot, set.Read("hop.env").Status);
        Assert.AreEqual(LookupStatus.OutsideRoot, set.Read("linked/secret.env").Status);
        Assert.AreEqual(LookupStatus.OutsideRoot, set.Read("../" + Path.GetFileName(outside.Path) + "/secret.env").Status);
        Assert.AreEqual(LookupStatus.OutsideRoot, set.Read("/etc/hostname").Status);
        Assert.AreEqual(LookupStatus.OutsideRoot, set.Read("circle.env").Status);
        Assert.IsFalse(set.FileExists("link.env"));
        Assert.IsFalse(set.DirectoryExists("linked"));
        Assert.IsFalse(set.DirectoryExists(".."));
        Assert.IsEmpty(set.Files("linked"));
        Assert.AreEqual(LookupStatus.Found, set.Read("good.env").Status);
        Assert.DoesNotContain("linked", set.Directories("."));
    }

    [TestMethod]
    public void Never_opens_what_is_no_regular_file()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Windows has no FIFOs in directories.");
        using var directory = new TestDirectory();
        using (var mkfifo = Process.Start("mkfifo", directory["pipe.env"]))
            mkfifo.WaitForExit();
        File.CreateSymbolicLink(directory["link.env"], "pipe.env");
        var set = new FileSystemSourceSet(directory.Path, [directory.Path, "/dev"]);

        Assert.AreEqual(LookupStatus.NotAFile, set.Read("pipe.env").Status);
        Assert.AreEqual(LookupStatus.NotAFile, set.Read("link.env").Status);
        Assert.AreEqual(LookupStatus.NotAFile, set.Read(".").Status);
        Assert.AreEqual(LookupStatus.NotAFile, set.Read("/dev/zero").Status);
        Assert.IsFalse(set.FileExists("pipe.env"));
    }

    [TestMethod]
    [DataRow("utf-8", true, DisplayName = "UTF-8 with its mark")]
    [DataRow("utf-16", true, DisplayName = "UTF-16 little endian")]
    [DataRow("utf-16BE", true, DisplayName = "UTF-16 big endian")]
    [DataRow("utf-32", true, DisplayName = "UTF-32 little endian")]
    [DataRow("utf-32BE", true, DisplayName = "UTF-32 big endian")]
    [DataRow("utf-8", false, DisplayName = "UTF-8 without a mark")]
    public void Reads_text_by_its_byte_order_mark(string encoding, bool mark)
    {
        using var directory = new TestDirectory();
        var kind = Encoding.GetEncoding(encoding);
        directory.Write("a.yml", [.. mark ? kind.GetPreamble() : [], .. kind.GetBytes("name: größe\n")]);

        Assert.AreEqual("name: größe\n", new FileSystemSourceSet(directory.Path, ["."]).Read("a.yml").Text!.Text);
    }

    [TestMethod]
    public void Says_why_there_is_no_text()
    {
        using var directory = new TestDirectory()
            .Write("nul.yml", [0x61, 0, 0x62])
            .Write("latin1.yml", [0x61, 0xE4, 0x62])
            .Write("half.yml", [0xFF, 0xFE, 0x61])
            .Write("most.yml", new string('a', FileSystemSourceSet.LargestFile))
            .Write("large.yml", new string('a', FileSystemSourceSet.LargestFile + 1))
            .Write("empty.yml", "");
        var set = new FileSystemSourceSet(directory.Path, [directory.Path]);

        Assert.IsTrue(set.FileExists("large.yml"));
        Assert.AreEqual(LookupStatus.NotText, set.Read("nul.yml").Status);
        Assert.AreEqual(LookupStatus.NotText, set.Read("latin1.yml").Status);
        Assert.AreEqual(LookupStatus.NotText, set.Read("half.yml").Status);
        Assert.AreEqual(LookupStatus.Found, set.Read("most.yml").Status);
        Assert.AreEqual(LookupStatus.TooLarge, set.Read("large.yml").Status);
        Assert.IsTrue(set.FileExists("large.yml"), "Reading must not change what is there.");
        Assert.AreEqual("", set.Read("empty.yml").Text!.Text);
        Assert.AreEqual(LookupStatus.Missing, set.Read("none.yml").Status);
        Assert.AreEqual(LookupStatus.Missing, set.Read("no\0name.yml").Status);
    }

    [TestMethod]
    public void Records_every_look_up_of_absent_files_too()
    {
        using var directory = new TestDirectory().Write("b.yml", "b");
        var set = new FileSystemSourceSet(directory.Path, [directory.Path]);
        set.Read("b.yml");
        set.Read("a.yml");
        set.Read("../c.yml");

        var expected = new[] { (directory["../c.yml"], LookupStatus.OutsideRoot), ("a.yml", LookupStatus.Missing), ("b.yml", LookupStatus.Found) };
        CollectionAssert.AreEqual(
            expected.Select(entry => (Path.GetFullPath(entry.Item1, directory.Path), entry.Item2)).ToArray(),
            set.Lookups.Select(entry => (Path.GetFullPath(entry.Key, directory.Path), entry.Value)).ToArray());
    }
}
