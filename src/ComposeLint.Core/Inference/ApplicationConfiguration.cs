using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>
/// The configuration that a .NET application in an image ends up with: <c>appsettings.json</c>, then the file of its environment, then variables, the later over
/// the earlier, keys without regard to case (Microsoft.Extensions.Hosting, default application configuration sources).
/// </summary>
public sealed class ApplicationConfiguration
{
    private static readonly string[] s_environmentNames = ["DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    private readonly Dictionary<string, ApplicationSetting> _settings = new(StringComparer.OrdinalIgnoreCase);

    private ApplicationConfiguration()
    {
    }

    /// <summary>What of the settings files and the code's own defaults holds, in the order of the keys; unknown where an environment that is not known decides.</summary>
    public IEnumerable<ApplicationSetting> Settings => _settings.Values.OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a key from the files; null when they have none, or a variable overrides it.</summary>
    public Located<string>? this[string key] => _settings.TryGetValue(key, out var setting) ? setting.Value : null;

    /// <summary>The configuration of an application.</summary>
    /// <param name="image">Its image.</param>
    /// <param name="variables">The workload's variables, which win over the image's.</param>
    public static ApplicationConfiguration Of(BuiltImage image, ImmutableArray<Variable> variables)
    {
        var configuration = new ApplicationConfiguration();
        if (image.Application is not { } application)
            return configuration;
        foreach (var connection in application.Code?.Connections ?? ImmutableArray<ApplicationSetting>.Empty)
            configuration._settings[connection.Key] = connection;
        foreach (var setting in application.Settings.Where(file => file.Environment is null).SelectMany(file => file.Settings))
            configuration._settings[setting.Key] = setting;
        var environment = EnvironmentOf(image, variables);
        foreach (var file in application.Settings.Where(file => file.Environment is not null))
            foreach (var setting in file.Settings)
            {
                if (environment is null)
                    configuration._settings[setting.Key] = setting with { Value = Located<string>.Unknown("the environment is not known", setting.Value.Span) };
                else if (environment.Equals(file.Environment, StringComparison.OrdinalIgnoreCase))
                    configuration._settings[setting.Key] = setting;
            }

        foreach (var name in variables.Select(variable => variable.Name).Concat(image.Variables.Keys))
            foreach (var key in configuration._settings.Keys.Where(key => Overrides(name, key)).ToList())
                configuration._settings.Remove(key);
        return configuration;
    }

    /// <summary>The environment: <c>Production</c> where nothing names one, null when it is not known.</summary>
    private static string? EnvironmentOf(BuiltImage image, ImmutableArray<Variable> variables)
    {
        var found = new List<string>();
        foreach (var name in s_environmentNames)
        {
            if (variables.FirstOrDefault(variable => variable.Name == name) is { } variable)
            {
                if (variable.IsSecret || variable.Value is not { } given || !given.TryGet(out var text))
                    return null;
                found.Add(text);
            }
            else if (image.Variables.TryGetValue(name, out var set))
            {
                if (!set.TryGet(out var text))
                    return null;
                found.Add(text);
            }
        }

        // Which of two different ones wins depends on the kind of host.
        return found.Count == 0 ? "Production" : found.TrueForAll(text => text.Equals(found[0], StringComparison.OrdinalIgnoreCase)) ? found[0] : null;
    }

    /// <summary>
    /// Whether a variable sets a key: <c>ConnectionStrings__Db</c>, with any prefix that the application may have chosen, or Azure's <c>SQLCONNSTR_Db</c>. The host's own
    /// prefixes come before the files, not after them.
    /// </summary>
    private static bool Overrides(string variable, string key)
    {
        if (variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase))
            return false;
        var name = variable.Replace("__", ":");
        if (name.EndsWith(key, StringComparison.OrdinalIgnoreCase) && (name.Length == key.Length || name[name.Length - key.Length - 1] is '_' or ':'))
            return true;
        const string Connections = "ConnectionStrings:";
        return key.StartsWith(Connections, StringComparison.OrdinalIgnoreCase) && name.EndsWith("CONNSTR_" + key.Substring(Connections.Length), StringComparison.OrdinalIgnoreCase);
    }
}
