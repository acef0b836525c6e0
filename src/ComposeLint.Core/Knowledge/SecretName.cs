using System.Text;

namespace ComposeLint.Knowledge;

/// <summary>Names of variables that hold secrets, by their endings: <c>Knowledge/secret-names.tsv</c>.</summary>
public static class SecretName
{
    private static readonly Lazy<ImmutableArray<string>> Endings = new(() => KnowledgeTable.Load("secret-names").Rows.Select(row => "_" + row[0]).ToImmutableArray());

    /// <summary>Whether a variable of that name holds a secret: <c>DB_PASSWORD</c>, <c>ConnectionStrings__ApiKey</c>; not <c>PASSWORD_FILE</c>, <c>PWD</c>.</summary>
    public static bool Matches(string name)
    {
        var words = Words(name);
        if (words == "_PWD" || words.StartsWith("_ALLOW_", StringComparison.Ordinal) || words.Contains("_PUBLIC_"))
            return false;
        foreach (var ending in Endings.Value)
            if (words.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The name's words in upper case, each after an underscore: <c>dbApi-Key</c> is <c>_DB_API_KEY</c>.</summary>
    internal static string Words(string name)
    {
        var words = new StringBuilder("_");
        for (var n = 0; n < name.Length; n++)
        {
            var c = name[n];
            if (n > 0 && char.IsUpper(c) && char.IsLower(name[n - 1]))
                words.Append('_');
            if (c is not ('_' or '.' or '-' or ':'))
                words.Append(char.ToUpperInvariant(c));
            else if (words[words.Length - 1] != '_')
                words.Append('_');
        }

        return words.ToString();
    }
}
