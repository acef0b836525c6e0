using ComposeLint.Knowledge;

namespace ComposeLint.Core.Tests.Simulation;

/// <summary>The data files that the simulation rests on.</summary>
[TestClass]
public sealed class KnowledgeTests
{
    [TestMethod]
    public void EveryBehaviourHasAnIntervalAndACitation()
    {
        var rows = KnowledgeTable.Load("engine-behaviours").Rows;
        foreach (var behaviour in Enum.GetValues<EngineBehaviour>())
            Assert.AreNotEqual("", EngineBehaviours.Citation(behaviour), behaviour.ToString());
        Assert.HasCount(Enum.GetValues<EngineBehaviour>().Length, rows);
    }

    [TestMethod]
    public void EveryMessageHasOneTextAVersion()
    {
        foreach (var group in KnowledgeTable.Load("engine-messages").Rows.GroupBy(row => row[0]))
        {
            var intervals = group.Select(row => (From: row[1], Until: row[2])).ToList();
            for (var n = 1; n < intervals.Count; n++)
                Assert.AreEqual(intervals[n].From, intervals[n - 1].Until, group.Key);
            Assert.IsTrue(group.All(row => row[4].Length > 0), group.Key);
        }
    }

    [TestMethod]
    [DataRow("20.10", "20.10")]
    [DataRow("28.5.2", "28.5")]
    [DataRow("27", "27.0")]
    public void VersionsAreRead(string text, string expected)
    {
        Assert.IsTrue(EngineVersion.TryParse(text, out var version));
        Assert.AreEqual(expected, version.ToString());
    }

    [TestMethod]
    public void NewerThanMeasuredSaysSo()
    {
        Assert.IsTrue(EngineVersion.Newest.IsMeasured);
        Assert.IsFalse(new EngineVersion(29, 0).IsMeasured);
    }
}
