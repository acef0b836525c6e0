using System.Net;
using System.Net.Sockets;
using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.Topology;

/// <summary>Address arithmetic held to the runtime's own, on random input of both families.</summary>
[TestClass]
public sealed class IpPrefixTests
{
    [TestMethod]
    public void AgreesWithTheRuntimesNetworks()
    {
        var random = new Random(20);
        for (var n = 0; n < 20_000; n++)
        {
            var (one, other) = (Network(random), Network(random, n % 2 == 0));
            Assert.IsTrue(IpPrefix.TryParse(one.ToString(), out var prefix), one.ToString());
            Assert.AreEqual(one.ToString(), prefix.ToString());
            Assert.IsTrue(IpAddress.TryParse(other.BaseAddress.ToString(), out var address));
            Assert.AreEqual(one.Contains(other.BaseAddress), prefix.Contains(address), $"{one} contains {address}");
            Assert.IsTrue(IpPrefix.TryParse(other.ToString(), out var second));
            Assert.AreEqual(Overlap(one, other), prefix.Overlaps(second), $"{one} overlaps {other}");
            Assert.IsTrue(prefix.Contains(prefix.Last));
            Assert.AreEqual(prefix.HostBits == 128, prefix.Contains(prefix.Last.Add(1)));
        }
    }

    [TestMethod]
    public void AddressesReadAsTheRuntimeReadsThem()
    {
        var random = new Random(21);
        for (var n = 0; n < 20_000; n++)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            for (var zero = random.Next(16); zero > 0; zero--)
                bytes[random.Next(16)] = 0;
            var expected = new IPAddress(bytes);
            Assert.IsTrue(IpAddress.TryParse(expected.ToString(), out var address), expected.ToString());
            if (!expected.IsIPv4MappedToIPv6)
                Assert.AreEqual(expected.ToString(), address.ToString());
        }
    }

    [TestMethod]
    [DataRow("10.0.0.256")]
    [DataRow("10.0.0")]
    [DataRow("10.0.0.01")]
    [DataRow("10.0.0.1 ")]
    [DataRow("1:2:3")]
    [DataRow("1:2:3:4:5:6:7:8:9")]
    [DataRow("1::2::3")]
    [DataRow("::12345")]
    [DataRow("fe80::1%eth0")]
    [DataRow(":")]
    [DataRow("")]
    [DataRow("host-gateway")]
    public void WhatIsNoAddressIsNone(string text) => Assert.IsFalse(IpAddress.TryParse(text, out _));

    [TestMethod]
    [DataRow("10.0.0.1")]
    [DataRow("10.0.0.0/33")]
    [DataRow("fd00::/129")]
    [DataRow("10.0.0.0/+8")]
    [DataRow("10.0.0.0/")]
    public void WhatIsNoBlockIsNone(string text) => Assert.IsFalse(IpPrefix.TryParse(text, out _));

    private static IPNetwork Network(Random random, bool ipv4 = true)
    {
        var bytes = new byte[ipv4 ? 4 : 16];
        random.NextBytes(bytes);
        // Few values in the first bytes, so that blocks do overlap.
        bytes[0] = ipv4 ? (byte)10 : (byte)0xfd;
        bytes[1] = (byte)random.Next(2);
        var length = random.Next(bytes.Length * 8 + 1);
        for (var bit = length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(1 << 7 - bit % 8);
        return new IPNetwork(new IPAddress(bytes), length);
    }

    private static bool Overlap(IPNetwork one, IPNetwork two) =>
        one.BaseAddress.AddressFamily == two.BaseAddress.AddressFamily && one.BaseAddress.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
        && one.BaseAddress.AddressFamily == two.BaseAddress.AddressFamily && (one.Contains(two.BaseAddress) || two.Contains(one.BaseAddress));
}
