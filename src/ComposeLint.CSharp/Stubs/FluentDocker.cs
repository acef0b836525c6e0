#nullable enable
using System;
namespace Ductus.FluentDocker.Services { public interface INetworkService { } public interface IService : IDisposable { string Name { get; } } public interface IContainerService : IService { IContainerService Start(); string Id { get; } } public interface ICompositeService : IService { ICompositeService Start(); } }
namespace Ductus.FluentDocker.Builders
{
    using Ductus.FluentDocker.Services;
    public class Builder { public ContainerBuilder UseContainer() => null!; public NetworkBuilder UseNetwork(string? name = null) => null!; public ICompositeService Build() => null!; }
    public class NetworkBuilder { public NetworkBuilder UseSubnet(string subnet) => this; public NetworkBuilder UseDriver(string driver) => this; public INetworkService Build() => null!; }
    public class CompositeBuilder { public CompositeBuilder FromFile(params string[] composeFile) => this; public CompositeBuilder ServiceName(string name) => this; public CompositeBuilder RemoveOrphans() => this; public CompositeBuilder ForceRecreate() => this; public CompositeBuilder WaitForHttp(string service, string url) => this; public CompositeBuilder WaitForPort(string service, string portAndProto, long millisTimeout = 0) => this; public CompositeBuilder WithEnvironment(params string[] nameValue) => this; public ICompositeService Build() => null!; }
    public class ContainerBuilder
    {
        public ContainerBuilder UseImage(string image, bool force = false) => this; public ContainerBuilder WithName(string name) => this; public ContainerBuilder WithHostName(string name) => this; public ContainerBuilder ExposePort(int hostPort, int containerPort, string protocol = "tcp") => this; public ContainerBuilder ExposePort(int containerPort) => this; public ContainerBuilder WithEnvironment(params string[] nameValue) => this; public ContainerBuilder IsPrivileged() => this; public ContainerBuilder Command(string command, params string[] arguments) => this;
        public ContainerBuilder UseNetwork(params INetworkService[] network) => this; public ContainerBuilder UseNetwork(params string[] network) => this; public ContainerBuilder UseNetworksWithAlias(string alias, params string[] networks) => this; public ContainerBuilder Link(params string[] container) => this; public ContainerBuilder WaitForPort(string portAndProto, long millisTimeout = 0, string? address = null) => this; public ContainerBuilder WaitForHealthy(long millisTimeout = 0) => this; public ContainerBuilder WaitForMessageInLog(string message) => this; public ContainerBuilder ReuseIfExists() => this; public ContainerBuilder KeepContainer() => this; public ContainerBuilder RemoveVolumesOnDispose(bool includeNamedVolumes = false) => this; public ContainerBuilder DeleteIfExists(bool removeVolumes = true, bool force = false) => this; public ContainerBuilder Mount(string fqHostPath, string fqContainerPath, object access) => this; public CompositeBuilder UseCompose() => null!; public CompositeBuilder FromComposeFile(string composeFile) => null!; public IContainerService Build() => null!;
    }
}
namespace FluentDocker.Builders
{
    public class Builder { public Builder WithinDockerCli(string id, object kernel) => this; public Builder WithinDockerCli() => this; public Builder UseContainer(Action<IContainerBuilder> configure) => this; public System.Threading.Tasks.Task<object> BuildAsync() => null!; }
    public interface IContainerBuilder { IContainerBuilder UseImage(string image); IContainerBuilder WithName(string name); IContainerBuilder ExposePort(int hostPort, int containerPort); IContainerBuilder ExposePort(string containerPort); IContainerBuilder WithPort(string containerPort, string hostPort); IContainerBuilder WithNetwork(string network); IContainerBuilder WithNetworkMode(string mode); IContainerBuilder WithPrivileged(bool privileged = true); IContainerBuilder WithEnvironment(string key, string value); IContainerBuilder WithVolume(string host, string container); }
}
