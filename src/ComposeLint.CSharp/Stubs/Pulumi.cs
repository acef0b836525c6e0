#nullable enable
using System;
using System.Collections;
using System.Collections.Generic;
namespace Pulumi
{
    public class Output<T> { public Output<U> Apply<U>(Func<T, U> func) => null!; }
    public static class Output { public static Output<T> Create<T>(T value) => null!; public static Output<string> Format(string value) => null!; }
    public class Input<T> { public static implicit operator Input<T>(T value) => null!; public static implicit operator Input<T>(Output<T> value) => null!; }
    public class InputList<T> : IEnumerable { public void Add(params Input<T>[] inputs) { } IEnumerator IEnumerable.GetEnumerator() => null!; public static implicit operator InputList<T>(T[] items) => null!; public static implicit operator InputList<T>(List<T> items) => null!; public static implicit operator InputList<T>(Input<T>[] items) => null!; }
    public class InputMap<T> : IEnumerable { public void Add(string key, Input<T> value) { } public Input<T> this[string key] { set { } } IEnumerator IEnumerable.GetEnumerator() => null!; public static implicit operator InputMap<T>(Dictionary<string, T> values) => null!; }
    public class CustomResourceOptions { public object? DependsOn { get; set; } } public class Stack { }
    public class Config { public Config() { } public Config(string name) { } public string Require(string key) => null!; public string? Get(string key) => null; public int RequireInt32(string key) => 0; public int? GetInt32(string key) => null; }
    public static class Deployment { public static System.Threading.Tasks.Task<int> RunAsync(Action action) => null!; public static System.Threading.Tasks.Task<int> RunAsync(Func<IDictionary<string, object?>> func) => null!; public static System.Threading.Tasks.Task<int> RunAsync<T>() => null!; }
}
namespace Pulumi.Docker
{
    using Pulumi.Docker.Inputs;
    public class Container { public Container(string name, ContainerArgs args, CustomResourceOptions? options = null) { } public Output<string> Name => null!; public Output<string> Id => null!; }
    public class Network { public Network(string name, NetworkArgs? args = null, CustomResourceOptions? options = null) { } public Output<string> Name => null!; public Output<string> Id => null!; }
    public class RemoteImage { public RemoteImage(string name, RemoteImageArgs args, CustomResourceOptions? options = null) { } public Output<string> Name => null!; public Output<string> ImageId => null!; public Output<string> RepoDigest => null!; } public class RemoteImageArgs { public Input<string>? Name { get; set; } public Input<bool>? KeepLocally { get; set; } }
    public class ContainerArgs { public Input<string>? Image { get; set; } public Input<string>? Name { get; set; } public Input<string>? Hostname { get; set; } public Input<string>? NetworkMode { get; set; } public Input<string>? Restart { get; set; } public Input<bool>? Privileged { get; set; } public Input<bool>? PublishAllPorts { get; set; } public InputList<ContainerPortArgs> Ports { get; set; } = null!; public InputList<ContainerNetworksAdvancedArgs> NetworksAdvanced { get; set; } = null!; public InputList<ContainerVolumeArgs> Volumes { get; set; } = null!; public InputList<ContainerMountArgs> Mounts { get; set; } = null!; public InputList<ContainerHostArgs> Hosts { get; set; } = null!; public InputList<string> Envs { get; set; } = null!; public InputList<string> Command { get; set; } = null!; public InputList<string> Entrypoints { get; set; } = null!; public InputList<string> Dns { get; set; } = null!; }
    public class NetworkArgs { public Input<string>? Name { get; set; } public Input<string>? Driver { get; set; } public Input<bool>? Internal { get; set; } public Input<bool>? Attachable { get; set; } public Input<bool>? Ingress { get; set; } public Input<bool>? Ipv6 { get; set; } public InputMap<string> Options { get; set; } = null!; public InputList<NetworkIpamConfigArgs> IpamConfigs { get; set; } = null!; public Input<string>? IpamDriver { get; set; } }
}
namespace Pulumi.Docker.Inputs
{
    public class ContainerPortArgs { public Input<int>? Internal { get; set; } public Input<int>? External { get; set; } public Input<string>? Ip { get; set; } public Input<string>? Protocol { get; set; } } public class ContainerNetworksAdvancedArgs { public Input<string>? Name { get; set; } public InputList<string> Aliases { get; set; } = null!; public Input<string>? Ipv4Address { get; set; } public Input<string>? Ipv6Address { get; set; } }
    public class ContainerVolumeArgs { public Input<string>? HostPath { get; set; } public Input<string>? ContainerPath { get; set; } public Input<string>? VolumeName { get; set; } public Input<bool>? ReadOnly { get; set; } } public class ContainerMountArgs { public Input<string>? Source { get; set; } public Input<string>? Target { get; set; } public Input<string>? Type { get; set; } } public class ContainerHostArgs { public Input<string>? Host { get; set; } public Input<string>? Ip { get; set; } } public class NetworkIpamConfigArgs { public Input<string>? Subnet { get; set; } public Input<string>? Gateway { get; set; } public Input<string>? IpRange { get; set; } }
}
