using System.Globalization;
using ComposeLint.Fuzz;
using SharpFuzz;

// Run by run.sh. Without arguments: the target of afl-fuzz. `seeds REPOSITORY DIRECTORY` writes the first inputs, `replay FILE...` checks inputs one by one.
switch (args.FirstOrDefault())
{
    case "seeds":
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Seeds.Write(args[1], args[2])} seeds"));
        return 0;
    case "replay":
        return Replay(args.AsSpan(1));
    default:
        var usage = new Usage(Environment.GetEnvironmentVariable("COMPOSELINT_FUZZ_USAGE"));
        Fuzzer.OutOfProcess.Run(stream =>
        {
            usage.Count();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Oracle.Check(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        });
        return 0;
}

static int Replay(ReadOnlySpan<string> paths)
{
    var broken = 0;
    foreach (var path in paths)
    {
        try
        {
            Oracle.Check(File.ReadAllBytes(path));
        }
        catch (Exception exception)
        {
            broken++;
            Console.WriteLine($"{path}: {exception}");
        }
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{paths.Length} inputs, {broken} broken"));
    return broken == 0 ? 0 : 1;
}
