#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using DotNet.Testcontainers.Networks;
using DotNet.Testcontainers.Volumes;
namespace DotNet.Testcontainers.Images { public interface IImage { string FullName { get; } } public interface IFutureDockerImage : IImage, IAsyncDisposable { Task CreateAsync(CancellationToken ct = default); } public class DockerImage : IImage { public DockerImage(string image) { } public string FullName => null!; } public static class PullPolicy { public static Func<ImageInspectResponse, bool> Always => null!; public static Func<ImageInspectResponse, bool> Missing => null!; public static Func<ImageInspectResponse, bool> Never => null!; } }
namespace DotNet.Testcontainers.Networks { public interface INetwork : IAsyncDisposable { string Name { get; } Task CreateAsync(CancellationToken ct = default); Task DeleteAsync(CancellationToken ct = default); } }
namespace DotNet.Testcontainers.Volumes { public interface IVolume : IAsyncDisposable { string Name { get; } Task CreateAsync(CancellationToken ct = default); Task DeleteAsync(CancellationToken ct = default); } }
namespace DotNet.Testcontainers.Containers
{
    public interface IContainer : IAsyncDisposable
    {
        string Id { get; } string Name { get; } string IpAddress { get; } string MacAddress { get; } string Hostname { get; } IImage Image { get; } TestcontainersStates State { get; }
        ushort GetMappedPublicPort(); ushort GetMappedPublicPort(int containerPort); ushort GetMappedPublicPort(string containerPort); IReadOnlyDictionary<ushort, ushort> GetMappedPublicPorts();
        Task StartAsync(CancellationToken ct = default); Task StopAsync(CancellationToken ct = default); Task ConnectAsync(string network, CancellationToken ct = default); Task ConnectAsync(INetwork network, CancellationToken ct = default);
        Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default); Task<(string Stdout, string Stderr)> GetLogsAsync(DateTime since = default, DateTime until = default, bool timestampsEnabled = true, CancellationToken ct = default);
        Task CopyAsync(byte[] fileContent, string filePath, CancellationToken ct = default); Task<long> GetExitCodeAsync(CancellationToken ct = default);
    }
    public interface IDatabaseContainer : IContainer { string GetConnectionString(); }
    public enum TestcontainersStates { Undefined, Created, Restarting, Running, Paused, Exited, Dead }
    public struct ExecResult { public string Stdout => null!; public string Stderr => null!; public long ExitCode => 0; }
    public class DockerContainer : IContainer, IDatabaseContainer
    {
        public string Id => null!; public string Name => null!; public string IpAddress => null!; public string MacAddress => null!; public string Hostname => null!; public IImage Image => null!; public TestcontainersStates State => default;
        public ushort GetMappedPublicPort() => 0; public ushort GetMappedPublicPort(int containerPort) => 0; public ushort GetMappedPublicPort(string containerPort) => 0; public IReadOnlyDictionary<ushort, ushort> GetMappedPublicPorts() => null!;
        public Task StartAsync(CancellationToken ct = default) => null!; public Task StopAsync(CancellationToken ct = default) => null!; public Task ConnectAsync(string network, CancellationToken ct = default) => null!; public Task ConnectAsync(INetwork network, CancellationToken ct = default) => null!;
        public Task<ExecResult> ExecAsync(IList<string> command, CancellationToken ct = default) => null!; public Task<(string Stdout, string Stderr)> GetLogsAsync(DateTime since = default, DateTime until = default, bool timestampsEnabled = true, CancellationToken ct = default) => null!;
        public Task CopyAsync(byte[] fileContent, string filePath, CancellationToken ct = default) => null!; public Task<long> GetExitCodeAsync(CancellationToken ct = default) => null!; public Task<ExecResult> ExecScriptAsync(string script, CancellationToken ct = default) => null!;
        public ValueTask DisposeAsync() => default;
        public string GetConnectionString() => null!; public string GetConnectionString(string name) => null!; public string GetConnectionString(ConnectionMode connectionMode) => null!; public string GetBaseAddress() => null!; public string GetBootstrapAddress() => null!;
    }
    public class TestcontainersContainer : DockerContainer { }
    public static class TestcontainersExtensions { public const TestcontainersStates x = default; }
}
namespace DotNet.Testcontainers.Configurations
{
    public interface IWaitForContainerOS
    {
        IWaitForContainerOS UntilPortIsAvailable(int port); IWaitForContainerOS UntilPortIsAvailable(int port, Action<IWaitStrategy> waitStrategyModifier);
        IWaitForContainerOS UntilInternalTcpPortIsAvailable(int containerPort, Action<IWaitStrategy>? waitStrategyModifier = null); IWaitForContainerOS UntilExternalTcpPortIsAvailable(int containerPort, Action<IWaitStrategy>? waitStrategyModifier = null);
        IWaitForContainerOS UntilCommandIsCompleted(params string[] command); IWaitForContainerOS UntilCommandIsCompleted(string command, Action<IWaitStrategy>? waitStrategyModifier = null);
        IWaitForContainerOS UntilMessageIsLogged(string pattern, Action<IWaitStrategy>? waitStrategyModifier = null); IWaitForContainerOS UntilFileExists(string filePath); IWaitForContainerOS UntilContainerIsHealthy(long failingStreak = 3, Action<IWaitStrategy>? waitStrategyModifier = null);
        IWaitForContainerOS UntilHttpRequestIsSucceeded(Func<HttpWaitStrategy, HttpWaitStrategy> request, Action<IWaitStrategy>? waitStrategyModifier = null);
        IWaitForContainerOS AddCustomWaitStrategy(IWaitUntil waitUntil, Action<IWaitStrategy>? waitStrategyModifier = null);
    }
    public interface IWaitStrategy { IWaitStrategy WithTimeout(TimeSpan timeout); IWaitStrategy WithInterval(TimeSpan interval); IWaitStrategy WithRetries(ushort retries); }
    public interface IWaitUntil { }
    public class HttpWaitStrategy { public HttpWaitStrategy ForPort(ushort port) => this; public HttpWaitStrategy ForPath(string path) => this; public HttpWaitStrategy UsingTls(bool enabled = true) => this; public HttpWaitStrategy ForStatusCode(object code) => this; public HttpWaitStrategy ForStatusCodeMatching(Predicate<object> p) => this; public HttpWaitStrategy WithMethod(object method) => this; public HttpWaitStrategy WithHeader(string name, string value) => this; public HttpWaitStrategy WithBasicAuthentication(string user, string password) => this; public HttpWaitStrategy ForResponseMessageMatching(object p) => this; public HttpWaitStrategy UsingHttpMessageHandler(object h) => this; }
    public readonly struct NetworkDriver { public static readonly NetworkDriver Bridge; public static readonly NetworkDriver Host; public static readonly NetworkDriver Nat; }
    public enum AccessMode { ReadWrite, ReadOnly } public enum ConnectionMode { Container, Host }
    public interface IMount { } public interface IOutputConsumer { } public static class Consume { public static IOutputConsumer DoNotConsumeStdoutAndStderr() => null!; public static IOutputConsumer RedirectStdoutAndStderrToConsole() => null!; }
    public static class TestcontainersSettings { public static Task ExposeHostPortsAsync(ushort port, CancellationToken ct = default) => null!; public static Task ExposeHostPortsAsync(IEnumerable<ushort> ports, CancellationToken ct = default) => null!; public static bool ResourceReaperEnabled { get; set; } public static string? DockerHostOverride { get; set; } }
}
namespace DotNet.Testcontainers.Builders
{
    public static class Wait { public static IWaitForContainerOS ForUnixContainer() => null!; public static IWaitForContainerOS ForWindowsContainer() => null!; }
    public class CommonDirectoryPath { public static CommonDirectoryPath GetSolutionDirectory() => null!; public static CommonDirectoryPath GetProjectDirectory() => null!; public static CommonDirectoryPath GetGitDirectory() => null!; public string DirectoryPath => null!; }
    public interface IAbstractBuilder<TBuilderEntity, TResourceEntity, TCreateResourceEntity>
    {
        TBuilderEntity WithDockerEndpoint(string endpoint); TBuilderEntity WithDockerEndpoint(Uri endpoint); TBuilderEntity WithCleanUp(bool cleanUp); TBuilderEntity WithReuse(bool reuse); TBuilderEntity WithLabel(string name, string value); TBuilderEntity WithLabel(IReadOnlyDictionary<string, string> labels);
        TBuilderEntity WithCreateParameterModifier(Action<TCreateResourceEntity> parameterModifier); TBuilderEntity WithLogger(object logger); TResourceEntity Build();
    }
    public abstract class AbstractBuilder<T, TResource, TCreate, TConfiguration> : IAbstractBuilder<T, TResource, TCreate>
    {
        public T WithDockerEndpoint(string endpoint) => default!; public T WithDockerEndpoint(Uri endpoint) => default!; public T WithCleanUp(bool cleanUp) => default!; public T WithReuse(bool reuse) => default!; public T WithLabel(string name, string value) => default!; public T WithLabel(IReadOnlyDictionary<string, string> labels) => default!;
        public T WithCreateParameterModifier(Action<TCreate> parameterModifier) => default!; public T WithLogger(object logger) => default!; public virtual TResource Build() => default!;
        protected virtual T Init() => default!; protected virtual void Validate() { }
    }
    public interface IContainerBuilder<TBuilderEntity, TContainerEntity> : IAbstractBuilder<TBuilderEntity, TContainerEntity, CreateContainerParameters> { }
    public abstract class ContainerBuilder<TBuilderEntity, TContainerEntity, TConfigurationEntity> : AbstractBuilder<TBuilderEntity, TContainerEntity, CreateContainerParameters, TConfigurationEntity>, IContainerBuilder<TBuilderEntity, TContainerEntity>
    {
        public TBuilderEntity WithAcceptLicenseAgreement(bool acceptLicenseAgreement) => default!; public TBuilderEntity WithSsl(string certificateFilePath, string certificateKeyFilePath) => default!;
        public TBuilderEntity DependsOn(IContainer container) => default!; public TBuilderEntity DependsOn(INetwork network) => default!; public TBuilderEntity DependsOn(IVolume volume, string destination) => default!; public TBuilderEntity DependsOn(IVolume volume, string destination, AccessMode accessMode) => default!;
        public TBuilderEntity WithImage(string image) => default!; public TBuilderEntity WithImage(IImage image) => default!; public TBuilderEntity WithImagePullPolicy(Func<ImageInspectResponse, bool> imagePullPolicy) => default!;
        public TBuilderEntity WithName(string name) => default!; public TBuilderEntity WithHostname(string hostname) => default!; public TBuilderEntity WithMacAddress(string macAddress) => default!; public TBuilderEntity WithWorkingDirectory(string workingDirectory) => default!;
        public TBuilderEntity WithEntrypoint(params string[] entrypoint) => default!; public TBuilderEntity WithCommand(params string[] command) => default!;
        public TBuilderEntity WithEnvironment(string name, string value) => default!; public TBuilderEntity WithEnvironment(IReadOnlyDictionary<string, string> environments) => default!;
        public TBuilderEntity WithExposedPort(int port) => default!; public TBuilderEntity WithExposedPort(string port) => default!;
        public TBuilderEntity WithPortBinding(int port, bool assignRandomHostPort = false) => default!; public TBuilderEntity WithPortBinding(int hostPort, int containerPort) => default!; public TBuilderEntity WithPortBinding(string port, bool assignRandomHostPort = false) => default!; public TBuilderEntity WithPortBinding(string hostPort, string containerPort) => default!;
        public TBuilderEntity WithResourceMapping(byte[] resourceContent, string filePath) => default!; public TBuilderEntity WithResourceMapping(string source, string target) => default!; public TBuilderEntity WithResourceMapping(FileInfo source, string target) => default!; public TBuilderEntity WithResourceMapping(DirectoryInfo source, string target) => default!; public TBuilderEntity WithResourceMapping(FileInfo source, FileInfo target) => default!;
        public TBuilderEntity WithMount(IMount mount) => default!; public TBuilderEntity WithBindMount(string source, string destination) => default!; public TBuilderEntity WithBindMount(string source, string destination, AccessMode accessMode) => default!;
        public TBuilderEntity WithVolumeMount(string source, string destination) => default!; public TBuilderEntity WithVolumeMount(string source, string destination, AccessMode accessMode) => default!; public TBuilderEntity WithVolumeMount(IVolume volume, string destination) => default!; public TBuilderEntity WithVolumeMount(IVolume volume, string destination, AccessMode accessMode) => default!; public TBuilderEntity WithTmpfsMount(string destination) => default!;
        public TBuilderEntity WithNetwork(string name) => default!; public TBuilderEntity WithNetwork(INetwork network) => default!; public TBuilderEntity WithNetworkAliases(params string[] networkAliases) => default!; public TBuilderEntity WithNetworkAliases(IEnumerable<string> networkAliases) => default!;
        public TBuilderEntity WithExtraHost(string hostname, string ipAddress) => default!; public TBuilderEntity WithAutoRemove(bool autoRemove) => default!; public TBuilderEntity WithPrivileged(bool privileged) => default!; public TBuilderEntity WithOutputConsumer(IOutputConsumer outputConsumer) => default!;
        public TBuilderEntity WithWaitStrategy(IWaitForContainerOS waitStrategy) => default!; public TBuilderEntity WithStartupCallback(Func<TContainerEntity, CancellationToken, Task> startupCallback) => default!;
    }
    public class ContainerBuilder : ContainerBuilder<ContainerBuilder, IContainer, object> { public ContainerBuilder() { } public ContainerBuilder(string image) { } public ContainerBuilder(IImage image) { } }
    public class TestcontainersBuilder<TDockerContainer> : ContainerBuilder<TestcontainersBuilder<TDockerContainer>, TDockerContainer, object> { }
    public class NetworkBuilder : AbstractBuilder<NetworkBuilder, INetwork, NetworksCreateParameters, object> { public NetworkBuilder WithName(string name) => this; public NetworkBuilder WithDriver(NetworkDriver driver) => this; public NetworkBuilder WithOption(string name, string value) => this; }
    public class VolumeBuilder : AbstractBuilder<VolumeBuilder, IVolume, object, object> { public VolumeBuilder WithName(string name) => this; }
    public class ImageFromDockerfileBuilder : AbstractBuilder<ImageFromDockerfileBuilder, IFutureDockerImage, ImageBuildParameters, object>
    {
        public ImageFromDockerfileBuilder WithName(string name) => this; public ImageFromDockerfileBuilder WithName(IImage image) => this; public ImageFromDockerfileBuilder WithContextDirectory(string contextDirectory) => this; public ImageFromDockerfileBuilder WithDockerfile(string dockerfile) => this;
        public ImageFromDockerfileBuilder WithDockerfileDirectory(string dockerfileDirectory) => this; public ImageFromDockerfileBuilder WithDockerfileDirectory(CommonDirectoryPath commonDirectoryPath, string dockerfileDirectory) => this; public ImageFromDockerfileBuilder WithTarget(string target) => this; public ImageFromDockerfileBuilder WithPlatform(string platform) => this;
        public ImageFromDockerfileBuilder WithDeleteIfExists(bool deleteIfExists) => this; public ImageFromDockerfileBuilder WithBuildArgument(string name, string value) => this;
    }
    public class ComposeBuilder : ContainerBuilder<ComposeBuilder, ComposeContainer, object> { public ComposeBuilder(string image) { } public ComposeBuilder WithComposeFile(params string[] composeFiles) => this; public ComposeBuilder WithService(params string[] services) => this; public ComposeBuilder WithExposedService(string serviceName, ushort port) => this; public ComposeBuilder WithScaledService(string serviceName, ushort count) => this; public ComposeBuilder WithProjectNamePrefix(string projectNamePrefix) => this; }
    public class ComposeContainer : DockerContainer { public string GetServiceHost(string serviceName, ushort servicePort) => null!; public ushort GetServicePort(string serviceName, ushort servicePort) => 0; }
}
