using ComposeLint.Inference;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Core.Tests.Inference;

/// <summary>Where a command line makes a known server listen.</summary>
[TestClass]
public sealed class CommandListenersTests
{
    [TestMethod]
    [DataRow("uvicorn app:app", "127.0.0.1:8000")]
    [DataRow("uvicorn app:app --host 0.0.0.0 --port 80", "*:80")]
    [DataRow("python -m uvicorn app:app --host=::", "*:8000")]
    [DataRow("uvicorn app:app --port $PORT", "")]
    [DataRow("exec poetry run uvicorn app:app", "127.0.0.1:8000")]
    [DataRow("sh -c 'sleep 1 && flask run -p 8080'", "127.0.0.1:8080")]
    [DataRow("flask --app shop run", "127.0.0.1:5000")]
    [DataRow("flask db upgrade", "")]
    [DataRow("gunicorn -b :9000 app:app", "*:9000")]
    [DataRow("gunicorn --bind=127.0.0.1:9000 app:app", "127.0.0.1:9000")]
    [DataRow("gunicorn --bind unix:/run/app.sock app:app", "")]
    [DataRow("gunicorn app:app", "")]
    [DataRow("python manage.py runserver", "127.0.0.1:8000")]
    [DataRow("python manage.py runserver 8080", "127.0.0.1:8080")]
    [DataRow("./manage.py runserver 0.0.0.0:8080 --noreload", "*:8080")]
    [DataRow("python3 -m http.server", "*:8000")]
    [DataRow("python3 -m http.server 9000 --bind 127.0.0.1", "127.0.0.1:9000")]
    [DataRow("php -S localhost:8000 -t public", "127.0.0.1:8000")]
    [DataRow("php artisan serve --host=0.0.0.0", "*:8000")]
    [DataRow("bundle exec rails s -b 127.0.0.1 -p 3000", "127.0.0.1:3000")]
    [DataRow("bundle exec rails s", "")]
    [DataRow("echo uvicorn app:app", "")]
    [DataRow("waitress-serve --listen=*:8080 app:app", "*:8080")]
    public void A_server_listens(string command, string expected) => Assert.AreEqual(expected, Listeners(command));

    [TestMethod]
    public void A_variable_counts_where_the_flag_is_missing()
    {
        Assert.AreEqual("*:8000", Listeners("uvicorn app:app", ("UVICORN_HOST", "0.0.0.0")));
        Assert.AreEqual("127.0.0.1:9000", Listeners("flask run", ("FLASK_RUN_PORT", "9000")));
    }

    private static string Listeners(string command, params (string Name, string Value)[] variables)
    {
        var place = new SourceText("compose.yaml", command).At(0, command.Length);
        var presence = new Presence("", DeploymentTarget.Compose);
        var workload = new Workload
        {
            Span = place,
            Context = place,
            Name = "web",
            Key = "services.web",
            Presence = presence,
            Kind = WorkloadKind.ComposeService,
            ServiceName = "web",
            Words = [new Setting { Span = place, Context = place, Name = "command", Key = "services.web.command", Presence = presence, Value = new Located<string>(command, place) }],
            Variables = [.. variables.Select(variable => new Variable { Span = place, Context = place, Name = variable.Name, Key = variable.Name, Presence = presence, Value = new Located<string>(variable.Value, place) })],
        };
        return string.Join(", ", CommandListeners.Of(workload).Select(listener => $"{listener.Address?.ToString() ?? "*"}:{listener.Port}"));
    }
}
