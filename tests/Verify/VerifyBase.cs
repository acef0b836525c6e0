using System.Runtime.CompilerServices;
using System.Text;

namespace VerifyTests
{
    /// <summary>How a snapshot is compared and where it is kept.</summary>
    public sealed class VerifySettings
    {
        internal string? Directory { get; private set; }

        internal string? FileName { get; private set; }

        /// <summary>Keeps the snapshot in a directory, relative to the test's file.</summary>
        public void UseDirectory(string directory) => Directory = directory;

        /// <summary>Names the snapshot.</summary>
        public void UseFileName(string fileName) => FileName = fileName;
    }

    /// <summary>A comparison that can still be told where its snapshot is; awaiting it compares.</summary>
    public sealed class SettingsTask(VerifySettings settings, Func<VerifySettings, Task> verify)
    {
        /// <summary>Keeps the snapshot in a directory, relative to the test's file.</summary>
        public SettingsTask UseDirectory(string directory)
        {
            settings.UseDirectory(directory);
            return this;
        }

        /// <summary>Names the snapshot.</summary>
        public SettingsTask UseFileName(string fileName)
        {
            settings.UseFileName(fileName);
            return this;
        }

        /// <summary>Compares.</summary>
        public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

        /// <summary>Compares.</summary>
        public static implicit operator Task(SettingsTask task) => task.ToTask();

        /// <summary>Compares.</summary>
        public Task ToTask() => verify(settings);
    }

    /// <summary>A snapshot that is not, or no longer, what was received.</summary>
    public sealed class VerifyException(string message) : Exception(message);
}

namespace VerifyMSTest
{
    /// <summary>Snapshot comparison: <c>*.verified.txt</c> beside the test is the expectation, <c>*.received.txt</c> what differed.</summary>
    public abstract class VerifyBase
    {
        /// <summary>Given by the runner.</summary>
        public TestContext TestContext { get; set; } = null!;

        /// <summary>Compares a text with its snapshot.</summary>
        public SettingsTask Verify(string target, string extension = "txt", [CallerFilePath] string sourceFile = "") =>
            new(new VerifySettings(), settings => Compare(target, extension, Prefix(settings, sourceFile)));

        private string Prefix(VerifySettings settings, string sourceFile)
        {
            var directory = Path.Combine(Path.GetDirectoryName(sourceFile)!, settings.Directory ?? "");
            return Path.Combine(directory, settings.FileName ?? $"{GetType().Name}.{TestContext.TestName}");
        }

        // As Verify: the snapshot is UTF-8 with its mark and without the last line break; line ends do not count.
        private static async Task Compare(string target, string extension, string prefix)
        {
            var (verified, received) = ($"{prefix}.verified.{extension}", $"{prefix}.received.{extension}");
            var text = Normal(target);
            var expected = File.Exists(verified) ? Normal(await File.ReadAllTextAsync(verified)) : null;
            if (text == expected)
            {
                File.Delete(received);
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(received)!);
            await File.WriteAllTextAsync(received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            var what = expected is null ? "is new" : "differs";
            throw new VerifyException($"{Path.GetFileName(verified)} {what}. Accept it by moving {Path.GetFileName(received)} over it. Received:\n{text}");
        }

        private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
