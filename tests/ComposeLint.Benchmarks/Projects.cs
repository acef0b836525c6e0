using System.Globalization;
using System.Text;

namespace ComposeLint.Benchmarks;

/// <summary>Compose projects made to measure with.</summary>
internal static class Projects
{
    /// <summary>A project of so many services over a tenth as many networks (at most 1,000); every third publishes a port.</summary>
    public static string Of(int services) => Of(services, Math.Max(1, Math.Min(1000, services / 10)));

    /// <summary>A project of so many services that are of few kinds: over four networks, every third publishes a port.</summary>
    public static string OfFewKinds(int services) => Of(services, 4);

    private static string Of(int services, int networks)
    {
        var text = new StringBuilder("services:\n");
        for (var n = 0; n < services; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  s{n}:\n    image: registry.example/app:{n % 7}.1\n    networks: [n{n % networks}]\n    environment:\n      PEER: http://s{(n + networks) % services}:8080\n");
            if (n % 3 == 0)
                text.Append(CultureInfo.InvariantCulture, $"    ports: [\"127.0.0.1:{1024 + n % 60000}:8080\"]\n");
        }

        // The engine's own address pools end after some thirty networks; few networks must hold many containers each.
        text.Append("networks:\n");
        for (var n = 0; n < networks; n++)
        {
            var subnet = networks > 4 ? string.Create(CultureInfo.InvariantCulture, $"10.{n / 256}.{n % 256}.0/24") : string.Create(CultureInfo.InvariantCulture, $"10.{n}.0.0/16");
            text.Append(CultureInfo.InvariantCulture, $"  n{n}: {{ ipam: {{ config: [{{ subnet: {subnet} }}] }} }}\n");
        }

        return text.ToString();
    }

    /// <summary>A Dockerfile of about so many lines.</summary>
    public static string Dockerfile(int lines)
    {
        var text = new StringBuilder("FROM debian:12-slim AS build\n");
        for (var n = 0; n < lines / 4; n++)
            text.Append(CultureInfo.InvariantCulture, $"# step {n}\nRUN apt-get update && \\\n    apt-get install -y --no-install-recommends package{n}=1.0 \\\n    && rm -rf /var/lib/apt/lists/*\n");
        return text.Append("CMD [\"/bin/app\"]\n").ToString();
    }
}
