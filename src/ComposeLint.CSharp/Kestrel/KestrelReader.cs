using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Inference;
using ComposeLint.Text;
using ComposeLint.Topology;

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
                return Urls(call, ServerAddressKind.HostUrl);
            case ("Microsoft.AspNetCore.Builder.WebApplication", "Run" or "RunAsync") when call.Argument("url") is { } url && !Places.IsAbsent(url):
                return new[] { Url(call, url, ServerAddressKind.ApplicationUrl) };
            case ("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions", "ListenLocalhost"):
                return new[] { Fact(call, new Located<string>("localhost", Places.At(call.NameSyntax)), PortOf(call), ServerAddressKind.Endpoint) };
            case ("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions", "ListenAnyIP"):
                return new[] { Fact(call, new Located<string>("*", Places.At(call.NameSyntax)), PortOf(call), ServerAddressKind.Endpoint) };
            case ("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions", "Listen" or "ListenUnixSocket" or "ListenHandle" or "ListenNamedPipe"):
                return new[] { Fact(call, call.Argument("address") is { } address ? Places.Text(address) : Located<string>.Unknown(Unknown.Computed, Places.At(call.NameSyntax)), PortOf(call), ServerAddressKind.Endpoint) };
            default:
                return Enumerable.Empty<ListenFact>();
        }
    }

    private IEnumerable<ListenFact> Urls(Call call, ServerAddressKind kind)
    {
        if (call.Argument("urls") is not { } urls)
            yield break;
        if (urls.Value is not Instance { IsGiven: false } list || list.Open is not null)
        {
            var at = Places.At(urls.Syntax);
            yield return Fact(call, Located<string>.Unknown(Places.Reason(urls.Value), at), Located<int>.Unknown(Places.Reason(urls.Value), at), kind);
            yield break;
        }

        foreach (var entry in list.Items)
        {
            // One string may hold several, parted by semicolons.
            if (entry.Item.Value is Scalar { Constant: string text, DefaultOf: null } && text.IndexOf(';') >= 0)
            {
                foreach (var part in text.Split(';').Where(part => part.Length > 0))
                    yield return Fact(call, part, kind, entry.Item);
            }
            else
            {
                yield return Url(call, entry.Item, kind);
            }
        }
    }

    private ListenFact Url(Call call, Operand url, ServerAddressKind kind)
    {
        if (url.Value is Scalar { Constant: string text, DefaultOf: null })
            return Fact(call, text, kind, url);
        var at = Places.At(url.Syntax);
        return Fact(call, Located<string>.Unknown(Places.Reason(url.Value), at), Located<int>.Unknown(Places.Reason(url.Value), at), kind, url);
    }

    private ListenFact Fact(Call call, string url, ServerAddressKind kind, Operand written)
    {
        var at = Places.At(written.Syntax);
        return KestrelAddress.Of(url, at) is { } address
            ? Fact(call, new Located<string>(address.Host, at), new Located<int>(address.Port, at), kind, written)
            : Fact(call, Located<string>.Unknown("not a URL", at), Located<int>.Unknown("not a URL", at), kind, written);
    }

    private Located<int> PortOf(Call call) =>
        call.Argument("port") is { } port ? Places.Number(port) : Located<int>.Unknown(Unknown.Computed, Places.At(call.NameSyntax));

    private ListenFact Fact(Call call, Located<string> host, Located<int> port, ServerAddressKind kind, Operand? written = null)
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
            Port = port,
            IsConditional = !call.Guards.IsEmpty,
        };
    }
}
