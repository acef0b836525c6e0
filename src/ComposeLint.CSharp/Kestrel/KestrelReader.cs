using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Kestrel;

/// <summary>Where code tells Kestrel to listen (API.md section 10.1).</summary>
internal sealed class KestrelReader(ReadContext context)
{
    private Places Places => context.Places;

    public ImmutableArray<ListenFact> Listeners()
    {
        var listeners = ImmutableArray.CreateBuilder<ListenFact>();
        var seen = new HashSet<SourceSpan>();
        foreach (var call in context.Interpreter.WatchedCalls)
        {
            foreach (var listener in Of(call))
            {
                if (seen.Add(listener.Span))
                    listeners.Add(listener);
            }
        }

        return listeners.ToImmutable();
    }

    private IEnumerable<ListenFact> Of(Call call)
    {
        var type = Libraries.FullName(call.Method.ContainingType);
        switch (type, call.Name)
        {
            case ("Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions", "UseUrls"):
                return Urls(call, ListenKind.HostUrl);
            case ("Microsoft.AspNetCore.Builder.WebApplication", "Run" or "RunAsync") when call.Argument("url") is { } url && !Places.IsAbsent(url):
                return new[] { Url(call, url, ListenKind.ApplicationUrl) };
            case ("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions", "ListenLocalhost"):
                return new[] { Fact(call, new Located<string>("localhost", Places.At(call.NameSyntax)), ListenKind.Endpoint) };
            case ("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions", "ListenAnyIP"):
                return new[] { Fact(call, new Located<string>("*", Places.At(call.NameSyntax)), ListenKind.Endpoint) };
            case ("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions", "Listen" or "ListenUnixSocket" or "ListenHandle" or "ListenNamedPipe"):
                return new[] { Fact(call, call.Argument("address") is { } address ? Places.Text(address) : Located<string>.Unknown(Unknown.Computed, Places.At(call.NameSyntax)), ListenKind.Endpoint) };
            default:
                return Enumerable.Empty<ListenFact>();
        }
    }

    private IEnumerable<ListenFact> Urls(Call call, ListenKind kind)
    {
        if (call.Argument("urls") is not { } urls)
            yield break;
        if (urls.Value is not Instance { IsGiven: false } list || list.Open is not null)
        {
            yield return Fact(call, Located<string>.Unknown(Places.Reason(urls.Value), Places.At(urls.Syntax)), kind);
            yield break;
        }

        foreach (var entry in list.Items)
        {
            // One string may hold several, parted by semicolons.
            if (entry.Item.Value is Scalar { Constant: string text, DefaultOf: null } && text.IndexOf(';') >= 0)
            {
                foreach (var part in text.Split(';').Where(part => part.Length > 0))
                    yield return Fact(call, HostOf(part, Places.At(entry.Item.Syntax)), kind, entry.Item);
            }
            else
            {
                yield return Url(call, entry.Item, kind);
            }
        }
    }

    private ListenFact Url(Call call, Operand url, ListenKind kind)
    {
        var at = Places.At(url.Syntax);
        return Fact(call, url.Value is Scalar { Constant: string text, DefaultOf: null } ? HostOf(text, at) : Located<string>.Unknown(Places.Reason(url.Value), at), kind, url);
    }

    private static Located<string> HostOf(string url, SourceSpan at)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
            return Located<string>.Unknown("not a URL", at);
        var rest = url.Substring(start + 3);
        var end = rest.StartsWith("[", StringComparison.Ordinal) ? rest.IndexOf(']') + 1 : rest.IndexOfAny(new[] { ':', '/' });
        return new Located<string>((end <= 0 ? rest : rest.Substring(0, end)).Trim('[', ']'), at);
    }

    private ListenFact Fact(Call call, Located<string> host, ListenKind kind, Operand? written = null)
    {
        var node = written?.Syntax ?? call.NameSyntax;
        var shown = host.TryGet(out var known) ? known : "unknown";
        return new ListenFact
        {
            Span = Places.At(node),
            Context = Places.ContextOf(call.Syntax),
            Name = shown,
            Key = string.Join(".", "csharp", ReadContext.DeclaringTypeOf(call.Syntax), "listen", call.Name, shown),
            Kind = kind,
            Host = host,
            IsConditional = !call.Guards.IsEmpty,
        };
    }
}
