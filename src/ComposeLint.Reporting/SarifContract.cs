using System.Reflection;
using ComposeLint.Analysis;
using Microsoft.CodeAnalysis.Sarif;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace ComposeLint.Reporting;

/// <summary>
/// Decides when <c>level</c> is written. The SDK leaves out <c>warning</c>, its default; but an absent level means the rule's own, so that an error rule
/// turned down to warning would be read as an error. Here a result's level is written when it is not its rule's, and a rule's always.
/// </summary>
/// <param name="ruleLevels">The rules' own levels, by id.</param>
internal sealed class SarifContract(IReadOnlyDictionary<string, Severity> ruleLevels) : DefaultContractResolver
{
    /// <inheritdoc/>
    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        var property = base.CreateProperty(member, memberSerialization);
        if (property.PropertyName == "defaultConfiguration")
        {
            property.ShouldSerialize = instance => instance is ReportingDescriptor { DefaultConfiguration: not null };
            return property;
        }

        if (property.PropertyName != "level")
            return property;
        if (member.DeclaringType == typeof(Result))
        {
            property.DefaultValueHandling = DefaultValueHandling.Include;
            property.ShouldSerialize = instance => instance is Result result
                && (!ruleLevels.TryGetValue(result.RuleId, out var own) || SarifResults.Level(own) != result.Level);
        }
        else if (member.DeclaringType == typeof(ReportingConfiguration) || member.DeclaringType == typeof(Microsoft.CodeAnalysis.Sarif.Notification))
        {
            property.DefaultValueHandling = DefaultValueHandling.Include;
        }

        return property;
    }
}
