using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ComposeLint.Rules.Tests.Catalogue;

/// <summary>What holds of all rules together.</summary>
[TestClass]
public sealed partial class CatalogueTests
{
    [TestMethod]
    public void Every_kind_of_problem_in_the_code_has_one_page()
    {
        var published = RuleCatalogue.All.SelectMany(rule => rule.Descriptor.Problems.Concat(rule.Descriptor.Covers)).ToHashSet(StringComparer.Ordinal);
        var code = Sources("src").Select(File.ReadAllText).ToList();
        var unnamed = code.SelectMany(Kinds).Distinct(StringComparer.Ordinal).Where(kind => !published.Contains(kind)).ToList();
        Assert.IsEmpty(unnamed, "no page names: " + string.Join(", ", unnamed));
        var unpublished = published.Where(kind => !code.Exists(text => text.Contains('"' + kind + '"', StringComparison.Ordinal))).ToList();
        Assert.IsEmpty(unpublished, "no code publishes: " + string.Join(", ", unpublished));
    }

    [TestMethod]
    public void Ids_and_names_are_unique()
    {
        foreach (var names in new[] { RuleCatalogue.All.Select(rule => rule.Descriptor.Id), RuleCatalogue.All.Select(rule => rule.Descriptor.Name) })
            CollectionAssert.AllItemsAreUnique(names.ToList());
    }

    [TestMethod]
    public void A_rule_supersedes_rules_that_exist_and_do_not_supersede_it()
    {
        foreach (var rule in RuleCatalogue.All)
            foreach (var name in rule.Descriptor.Supersedes)
            {
                var other = RuleCatalogue.All.SingleOrDefault(item => item.Descriptor.Name == name);
                Assert.IsNotNull(other, rule + " supersedes " + name + ", which does not exist");
                Assert.DoesNotContain(rule.Descriptor.Name, other.Descriptor.Supersedes);
            }
    }

    [TestMethod]
    public void Shipped_rules_are_listed_once_in_order()
    {
        var rows = File.ReadAllLines(Path.Combine(Root(), "rules/shipped.tsv"));
        Assert.AreEqual("id\tname\tversion", rows[0]);
        var ids = rows.Skip(1).Select(row => row.Split('\t')[0]).ToList();
        CollectionAssert.AreEqual(ids.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal).ToList(), ids);
        foreach (var rule in RuleCatalogue.All)
            Assert.AreEqual(rule.Descriptor.Since.Length > 0, ids.Contains(rule.Descriptor.Id), rule + ": a rule is shipped or has no version yet");
    }

    [TestMethod]
    public void Rule_files_stay_small()
    {
        var large = Sources("rules").Where(file => new FileInfo(file).Length > 8_000).ToList();
        Assert.IsEmpty(large, "what pushes a rule beyond 8 kB belongs in the model: " + string.Join(", ", large));
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.GetFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal));

    private static IEnumerable<string> Kinds(string code) => Kind().Matches(code).Select(match => match.Groups[1].Value);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    [GeneratedRegex(@"(?:\b(?:Problem|Report|Refuse|AddProblem)\(\s*|\bDefined\(""\w+"", .*, (?="")|\bconst string \w*Kind = )""([a-z][a-z0-9]*(?:-[a-z0-9]+)+)""")]
    private static partial Regex Kind();
}
