using System.Diagnostics;
using System.Globalization;

namespace ComposeLint.Cli.Running;

/// <summary>Tells a waiting person on the terminal how far a long run is. Says nothing in the first second, and leaves nothing behind.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TextWriter _writer;
    private readonly Func<int> _filesRead;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly Timer? _timer;
    private bool _isShown;
    private bool _isOver;

    public Progress(CliHost host, bool wanted, Func<int> filesRead)
    {
        _writer = host.Error;
        _filesRead = filesRead;
        if (wanted && host.ErrorIsTerminal && host.Variable("CI") is null)
            _timer = new Timer(_ => Show(), state: null, Patience, Interval);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            _isOver = true;
            if (_isShown)
                _writer.Write("\r\u001b[K");
        }
    }

    private void Show()
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            _isShown = true;
            _writer.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[Kanalysing: {_filesRead()} files read, {_time.Elapsed.TotalSeconds:0} s"));
        }
    }
}
