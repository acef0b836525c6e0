#nullable enable
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using k8s.Models;
namespace k8s
{
    public interface ICoreV1Operations { } public interface INetworkingV1Operations { } public interface IKubernetes : IDisposable { ICoreV1Operations CoreV1 { get; } INetworkingV1Operations NetworkingV1 { get; } }
    public class Kubernetes : IKubernetes { public Kubernetes(KubernetesClientConfiguration config) { } public ICoreV1Operations CoreV1 => null!; public INetworkingV1Operations NetworkingV1 => null!; public void Dispose() { } }
    public class KubernetesClientConfiguration { public static KubernetesClientConfiguration BuildDefaultConfig() => null!; public static KubernetesClientConfiguration InClusterConfig() => null!; public static KubernetesClientConfiguration BuildConfigFromConfigFile(string? kubeconfigPath = null) => null!; }
    public static class CoreV1OperationsExtensions { public static V1Service CreateNamespacedService(this ICoreV1Operations operations, V1Service body, string namespaceParameter) => null!; public static Task<V1Service> CreateNamespacedServiceAsync(this ICoreV1Operations operations, V1Service body, string namespaceParameter, CancellationToken cancellationToken = default) => null!; public static Task<V1Service> ReplaceNamespacedServiceAsync(this ICoreV1Operations operations, V1Service body, string name, string namespaceParameter, CancellationToken cancellationToken = default) => null!; }
}
namespace k8s.Models
{
    public class IntOrString { public static implicit operator IntOrString(int value) => null!; public static implicit operator IntOrString(string value) => null!; }
    public class V1ObjectMeta { public string Name { get; set; } = null!; public string NamespaceProperty { get; set; } = null!; public IDictionary<string, string> Labels { get; set; } = null!; }
    public class V1Service { public string ApiVersion { get; set; } = null!; public string Kind { get; set; } = null!; public V1ObjectMeta Metadata { get; set; } = null!; public V1ServiceSpec Spec { get; set; } = null!; }
    public class V1ServiceSpec { public string Type { get; set; } = null!; public IList<V1ServicePort> Ports { get; set; } = null!; public IDictionary<string, string> Selector { get; set; } = null!; public string ClusterIP { get; set; } = null!; public string ExternalName { get; set; } = null!; }
    public class V1ServicePort { public int Port { get; set; } public IntOrString TargetPort { get; set; } = null!; public int? NodePort { get; set; } public string Protocol { get; set; } = null!; public string Name { get; set; } = null!; }
}
