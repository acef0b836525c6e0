using System.Globalization;
using System.Text;

namespace ComposeLint.Benchmarks;

/// <summary>Compose projects made to measure with.</summary>
internal static class Projects
{
    /// <summary>A project of so many services over a tenth as many networks; every third publishes a port.</summary>
    public static string Of(int services)
    {
        var networks = Math.Max(1, Math.Min(1000, services / 10));
        var text = new StringBuilder("services:\n");
        for (var n = 0; n < services; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  s{n}:\n    image: registry.example/app:{n % 7}.1\n    networks: [n{n % networks}]\n    environment:\n      PEER: http://s{(n + networks) % services}:8080\n");
            if (n % 3 == 0)
                text.Append(CultureInfo.InvariantCulture, $"    ports: [\"127.0.0.1:{1024 + n % 60000}:8080\"]\n");
        }

        text.Append("networks:\n");
        for (var n = 0; n < networks; n++)
            text.Append(CultureInfo.InvariantCulture, $"  n{n}: {{}}\n");
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
