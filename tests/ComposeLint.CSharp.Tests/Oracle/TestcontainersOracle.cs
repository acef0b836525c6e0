using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.CSharp.Tests.Oracle;

/// <summary>Compiles an expression that makes a builder, runs it against the real library, and describes the parameters that the library would send to the engine.</summary>
internal static class TestcontainersOracle
{
    // The library's mapping from a configuration to parameters (DockerContainerOperations.RunAsync of 4.16.0), up to the call of the engine.
    private const string Program = """
        using System; using System.Collections.Generic; using System.Linq; using System.Reflection;
        using Docker.DotNet.Models; using DotNet.Testcontainers.Builders; using DotNet.Testcontainers.Configurations; using DotNet.Testcontainers.Containers;
        using Testcontainers.Redis; using Testcontainers.PostgreSql; using Testcontainers.MsSql;
        public static class Program
        {
            public static object[] Describe()
            {
                var builder = BUILDER;
                var configuration = (IContainerConfiguration)Property(builder, "DockerResourceConfiguration");
                var type = typeof(ContainerBuilder).Assembly.GetType("DotNet.Testcontainers.Clients.ContainerConfigurationConverter", throwOnError: true);
                var converter = Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, new object[] { configuration }, null);
                var parameters = new CreateContainerParameters
                {
                    Image = configuration.Image.FullName,
                    Name = configuration.Name,
                    Hostname = configuration.Hostname,
                    Env = (IList<string>)Property(converter, "Environments"),
                    ExposedPorts = (IDictionary<string, EmptyStruct>)Property(converter, "ExposedPorts"),
                    HostConfig = new HostConfig
                    {
                        Privileged = configuration.Privileged.HasValue && configuration.Privileged.Value,
                        ExtraHosts = configuration.ExtraHosts?.ToList(),
                        PortBindings = (IDictionary<string, IList<PortBinding>>)Property(converter, "PortBindings"),
                        Mounts = (IList<Mount>)Property(converter, "Mounts"),
                    },
                    NetworkingConfig = new NetworkingConfig { EndpointsConfig = (IDictionary<string, EndpointSettings>)Property(converter, "Networks") },
                };
                foreach (var modifier in configuration.ParameterModifiers ?? Enumerable.Empty<Action<CreateContainerParameters>>())
                    modifier(parameters);
                return new object[]
                {
                    parameters.Image,
                    (parameters.HostConfig.PortBindings ?? new Dictionary<string, IList<PortBinding>>()).SelectMany(pair => pair.Value.Select(binding => Port(pair.Key, binding))).ToArray(),
                    (parameters.NetworkingConfig.EndpointsConfig ?? new Dictionary<string, EndpointSettings>()).Select(pair => pair.Key + "[" + string.Join(",", (pair.Value.Aliases ?? new List<string>()).OrderBy(a => a, StringComparer.Ordinal)) + "]").ToArray(),
                    parameters.Image == "nginx:1.27" ? parameters.Env?.ToArray() ?? Array.Empty<string>() : Array.Empty<string>(),
                    parameters.HostConfig.Privileged == true,
                    parameters.HostConfig.NetworkMode,
                    parameters.Name,
                    parameters.Hostname,
                    (parameters.HostConfig.ExtraHosts ?? new List<string>()).ToArray(),
                    (parameters.HostConfig.Mounts ?? new List<Mount>()).Any(mount => mount.Source.EndsWith("docker.sock")),
                };
            }

            static string Port(string key, PortBinding binding)
            {
                var parts = key.Split('/');
                var host = string.IsNullOrEmpty(binding.HostPort) || binding.HostPort == "0" ? "random" : binding.HostPort;
                return (string.IsNullOrEmpty(binding.HostIP) ? "" : binding.HostIP + ":") + host + ":" + parts[0] + (parts.Length > 1 && parts[1] != "tcp" ? "/" + parts[1] : "");
            }

            static object Property(object owner, string name)
            {
                for (var type = owner.GetType(); type != null; type = type.BaseType)
                    if (type.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } property)
                        return property.GetValue(owner);
                throw new MissingMemberException(owner.GetType().FullName, name);
            }
        }
        """;

    private static readonly Lazy<AssemblyLoadContext> s_context = new(() =>
    {
        var context = new AssemblyLoadContext("Testcontainers");
        context.Resolving += (own, name) => Sample.TestcontainersFile(name.Name!) is { } file ? own.LoadFromAssemblyPath(file) : Assembly.Load(new AssemblyName(name.Name!));
        return context;
    });

    /// <summary>The parameters as one text.</summary>
    public static string Describe(string builder)
    {
        var compilation = CSharpCompilation.Create(
            "Oracle" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(Program.Replace("BUILDER", builder, StringComparison.Ordinal), new CSharpParseOptions(LanguageVersion.Preview))],
            Sample.TestcontainersReferences,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.IsTrue(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var described = (object?[])s_context.Value.LoadFromStream(image).GetType("Program")!.GetMethod("Describe")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        return Format((string)described[0]!, (string[])described[1]!, (string[])described[2]!, (string[])described[3]!, (bool)described[4]!, (string?)described[5], (string?)described[6], (string?)described[7], (string[])described[8]!, (bool)described[9]!);
    }

    /// <summary>The text that both sides are compared by.</summary>
    public static string Format(string image, IEnumerable<string> ports, IEnumerable<string> networks, IEnumerable<string> environment, bool isPrivileged, string? mode, string? name, string? hostname, IEnumerable<string> hosts, bool hasSocket) => string.Join(
        "; ",
        image,
        "ports " + Sorted(ports),
        "networks " + Sorted(networks),
        "env " + Sorted(environment),
        isPrivileged ? "privileged" : "unprivileged",
        "mode " + mode,
        "name " + name,
        "hostname " + hostname,
        "hosts " + Sorted(hosts),
        hasSocket ? "socket" : "no socket");

    private static string Sorted(IEnumerable<string> items) => string.Join(" ", items.Order(StringComparer.Ordinal));
}
