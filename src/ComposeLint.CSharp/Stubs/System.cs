// What samples of .NET need to bind where the SDK's own reference assemblies are not at hand: declarations, no bodies that run.
#nullable enable
namespace System
{
    public class Object { public Object() { } public virtual string ToString() => null!; public virtual bool Equals(object? obj) => false; public virtual int GetHashCode() => 0; public Type GetType() => null!; public static bool Equals(object? a, object? b) => false; public static bool ReferenceEquals(object? a, object? b) => false; }
    public abstract class ValueType { }
    public abstract class Enum : ValueType { }
    public struct Void { }
    public struct Boolean { public static bool Parse(string value) => false; public static bool TryParse(string? value, out bool result) { result = false; return false; } }
    public struct Char { public static bool IsDigit(char c) => false; }
    public struct SByte { }
    public struct Byte { }
    public struct Int16 { }
    public struct UInt16 : IFormattable { public string ToString(IFormatProvider? provider) => null!; public string ToString(string? format, IFormatProvider? provider) => null!; public static ushort Parse(string s) => 0; public static bool TryParse(string? s, out ushort result) { result = 0; return false; } public const ushort MaxValue = 65535; }
    public struct Int32 : IFormattable { public string ToString(IFormatProvider? provider) => null!; public string ToString(string? format) => null!; public string ToString(string? format, IFormatProvider? provider) => null!; public static int Parse(string s) => 0; public static int Parse(string s, IFormatProvider? p) => 0; public static bool TryParse(string? s, out int result) { result = 0; return false; } public const int MaxValue = 2147483647; }
    public struct UInt32 { }
    public struct Int64 { public string ToString(IFormatProvider? provider) => null!; }
    public struct UInt64 { }
    public struct Single { }
    public struct Double { }
    public struct Decimal { }
    public struct IntPtr { }
    public struct UIntPtr { }
    public interface IFormatProvider { }
    public interface IFormattable { string ToString(string? format, IFormatProvider? provider); }
    public interface ICloneable { }
    public interface IComparable { }
    public interface IComparable<in T> { }
    public interface IEquatable<T> { }
    public interface IDisposable { void Dispose(); }
    public interface IAsyncDisposable { System.Threading.Tasks.ValueTask DisposeAsync(); }
    public interface IServiceProvider { object? GetService(Type type); }
    public interface IProgress<in T> { void Report(T value); }
    public class Progress<T> : IProgress<T> { public Progress() { } public Progress(Action<T> handler) { } public void Report(T value) { } }
    public sealed class String : System.Collections.Generic.IEnumerable<char>, IComparable
    {
        public const string Empty = "";
        public int Length => 0;
        public char this[int i] => default;
        public System.Collections.Generic.IEnumerator<char> GetEnumerator() => null!;
        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
        public static string Concat(string? a, string? b) => null!;
        public static string Concat(string? a, string? b, string? c) => null!;
        public static string Concat(string? a, string? b, string? c, string? d) => null!;
        public static string Concat(params string?[] values) => null!;
        public static string Concat(object? a) => null!;
        public static string Concat(object? a, object? b) => null!;
        public static string Concat(object? a, object? b, object? c) => null!;
        public static string Concat(params object?[] values) => null!;
        public static string Concat(System.Collections.Generic.IEnumerable<string?> values) => null!;
        public static string Format(string format, object? arg0) => null!;
        public static string Format(string format, object? arg0, object? arg1) => null!;
        public static string Format(string format, params object?[] args) => null!;
        public static string Format(IFormatProvider? provider, string format, params object?[] args) => null!;
        public static string Join(string? separator, params string?[] value) => null!;
        public static string Join(string? separator, System.Collections.Generic.IEnumerable<string?> values) => null!;
        public static string Join(char separator, params string?[] value) => null!;
        public static bool IsNullOrEmpty(string? value) => false;
        public static bool IsNullOrWhiteSpace(string? value) => false;
        public static bool operator ==(string? a, string? b) => false;
        public static bool operator !=(string? a, string? b) => false;
        public static bool Equals(string? a, string? b) => false;
        public bool Equals(string? value) => false;
        public bool Equals(string? value, StringComparison comparison) => false;
        public bool Contains(string value) => false;
        public bool Contains(char value) => false;
        public bool StartsWith(string value) => false;
        public bool StartsWith(string value, StringComparison comparison) => false;
        public bool EndsWith(string value) => false;
        public bool EndsWith(string value, StringComparison comparison) => false;
        public int IndexOf(string value) => 0;
        public int IndexOf(char value) => 0;
        public string ToLower() => null!;
        public string ToLowerInvariant() => null!;
        public string ToUpper() => null!;
        public string ToUpperInvariant() => null!;
        public string Trim() => null!;
        public string Trim(params char[] chars) => null!;
        public string TrimEnd(params char[] chars) => null!;
        public string TrimStart(params char[] chars) => null!;
        public string Replace(string oldValue, string? newValue) => null!;
        public string Replace(char oldValue, char newValue) => null!;
        public string Substring(int start) => null!;
        public string Substring(int start, int length) => null!;
        public string[] Split(params char[] separators) => null!;
        public string[] Split(string separator) => null!;
        public string[] Split(char separator, StringSplitOptions options = default) => null!;
        public override string ToString() => null!;
        public string ToString(IFormatProvider? provider) => null!;
    }
    public enum StringComparison { CurrentCulture, CurrentCultureIgnoreCase, InvariantCulture, InvariantCultureIgnoreCase, Ordinal, OrdinalIgnoreCase }
    [Flags] public enum StringSplitOptions { None, RemoveEmptyEntries, TrimEntries }
    public class StringComparer : System.Collections.Generic.IEqualityComparer<string> { public static StringComparer Ordinal => null!; public static StringComparer OrdinalIgnoreCase => null!; }
    public abstract class Array : System.Collections.IEnumerable { public int Length => 0; public static T[] Empty<T>() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }
    public abstract class Delegate { }
    public abstract class MulticastDelegate : Delegate { }
    public struct Nullable<T> where T : struct { public bool HasValue => false; public T Value => default; public T GetValueOrDefault() => default; public T GetValueOrDefault(T value) => default; public static implicit operator T?(T value) => default; public static explicit operator T(T? value) => default; }
    public abstract class Attribute { }
    public sealed class AttributeUsageAttribute : Attribute { public AttributeUsageAttribute(AttributeTargets targets) { } public bool AllowMultiple { get; set; } public bool Inherited { get; set; } }
    [Flags] public enum AttributeTargets { All = 32767 }
    public sealed class FlagsAttribute : Attribute { }
    public sealed class ObsoleteAttribute : Attribute { public ObsoleteAttribute() { } public ObsoleteAttribute(string? message) { } public ObsoleteAttribute(string? message, bool error) { } }
    public sealed class ParamArrayAttribute : Attribute { }
    public class Exception { public Exception() { } public Exception(string? message) { } public Exception(string? message, Exception? inner) { } public virtual string Message => null!; }
    public class InvalidOperationException : Exception { public InvalidOperationException() { } public InvalidOperationException(string? message) { } }
    public class NotSupportedException : Exception { public NotSupportedException() { } public NotSupportedException(string? message) { } }
    public class NotImplementedException : Exception { }
    public class ArgumentException : Exception { public ArgumentException() { } public ArgumentException(string? message) { } public ArgumentException(string? message, string? name) { } }
    public class ArgumentNullException : ArgumentException { public ArgumentNullException(string? name) { } public static void ThrowIfNull(object? argument, string? name = null) { } }
    public class ArgumentOutOfRangeException : ArgumentException { public ArgumentOutOfRangeException(string? name) { } }
    public class PlatformNotSupportedException : NotSupportedException { }
    public class OperationCanceledException : Exception { }
    public class Type { }
    public struct Guid { public static Guid NewGuid() => default; public string ToString(string? format) => null!; }
    public struct TimeSpan { public static TimeSpan FromSeconds(double value) => default; public static TimeSpan FromMinutes(double value) => default; public static TimeSpan FromMilliseconds(double value) => default; public static TimeSpan FromHours(double value) => default; public static TimeSpan FromDays(double value) => default; public static readonly TimeSpan Zero; }
    public struct DateTime { public static DateTime Now => default; public static DateTime UtcNow => default; public long Ticks => 0; public int Hour => 0; public string ToString(string? format) => null!; }
    public struct DateTimeOffset { public static DateTimeOffset Now => default; public static DateTimeOffset UtcNow => default; }
    public class Uri { public Uri(string uriString) { } public Uri(string uriString, UriKind kind) { } public Uri(Uri baseUri, string relative) { } public string Host => null!; public int Port => 0; public string Scheme => null!; public string AbsolutePath => null!; }
    public enum UriKind { RelativeOrAbsolute, Absolute, Relative }
    public class UriBuilder { public UriBuilder() { } public UriBuilder(string scheme, string host) { } public UriBuilder(string scheme, string host, int port) { } public UriBuilder(string scheme, string host, int port, string path) { } public Uri Uri => null!; public string Scheme { get; set; } = null!; public string Host { get; set; } = null!; public int Port { get; set; } }
    public class Random { public Random() { } public Random(int seed) { } public static Random Shared => null!; public int Next() => 0; public int Next(int max) => 0; public int Next(int min, int max) => 0; }
    public static class Environment { public static string? GetEnvironmentVariable(string variable) => null; public static void SetEnvironmentVariable(string variable, string? value) { } public static string MachineName => null!; public static string NewLine => null!; public static string CurrentDirectory { get; set; } = null!; public static int ProcessId => 0; public static int ProcessorCount => 0; public static string GetFolderPath(SpecialFolder folder) => null!; public static void Exit(int code) { } public enum SpecialFolder { UserProfile = 40, ApplicationData = 26, LocalApplicationData = 28 } }
    public static class AppContext { public static string BaseDirectory => null!; }
    public static class Console { public static void WriteLine() { } public static void WriteLine(string? value) { } public static void WriteLine(object? value) { } public static void Write(string? value) { } public static string? ReadLine() => null; }
    public static class Convert { public static int ToInt32(string? value) => 0; public static int ToInt32(object? value) => 0; public static ushort ToUInt16(int value) => 0; public static ushort ToUInt16(string? value) => 0; public static string? ToString(object? value) => null; public static string? ToString(int value) => null; }
    public static class Math { public static int Max(int a, int b) => 0; public static int Min(int a, int b) => 0; }
    public sealed class OperatingSystem { public static bool IsLinux() => false; public static bool IsWindows() => false; public static bool IsMacOS() => false; public static bool IsBrowser() => false; }
    public static class GC { public static void SuppressFinalize(object obj) { } }
    public class EventArgs { }
    public delegate void Action();
    public delegate void Action<in T>(T obj);
    public delegate void Action<in T1, in T2>(T1 a, T2 b);
    public delegate void Action<in T1, in T2, in T3>(T1 a, T2 b, T3 c);
    public delegate R Func<out R>();
    public delegate R Func<in T, out R>(T a);
    public delegate R Func<in T1, in T2, out R>(T1 a, T2 b);
    public delegate R Func<in T1, in T2, in T3, out R>(T1 a, T2 b, T3 c);
    public delegate R Func<in T1, in T2, in T3, in T4, out R>(T1 a, T2 b, T3 c, T4 d);
    public delegate bool Predicate<in T>(T obj);
    public delegate void EventHandler(object? sender, EventArgs e);
    public delegate void EventHandler<T>(object? sender, T e);
    public class Lazy<T> { public Lazy(Func<T> factory) { } public T Value => default!; }
    public class Tuple<T1, T2> { public T1 Item1 => default!; public T2 Item2 => default!; }
    public struct ValueTuple<T1> { public T1 Item1; }
    public struct ValueTuple<T1, T2> { public T1 Item1; public T2 Item2; public ValueTuple(T1 a, T2 b) { Item1 = a; Item2 = b; } }
    public struct ValueTuple<T1, T2, T3> { public T1 Item1; public T2 Item2; public T3 Item3; public ValueTuple(T1 a, T2 b, T3 c) { Item1 = a; Item2 = b; Item3 = c; } }
    public struct ValueTuple<T1, T2, T3, T4> { public T1 Item1; public T2 Item2; public T3 Item3; public T4 Item4; public ValueTuple(T1 a, T2 b, T3 c, T4 d) { Item1 = a; Item2 = b; Item3 = c; Item4 = d; } }
    public struct Index { public static implicit operator Index(int value) => default; public int GetOffset(int length) => 0; }
    public struct Range { }
    public readonly struct Span<T> { }
    public readonly struct ReadOnlySpan<T> { }
    public readonly struct Memory<T> { }
    public readonly struct ReadOnlyMemory<T> { }
    public struct RuntimeTypeHandle { }
    public struct RuntimeFieldHandle { }
    public struct RuntimeMethodHandle { }
    public struct ArgIterator { }
    public struct TypedReference { }
}
namespace System.Collections
{
    public interface IEnumerable { IEnumerator GetEnumerator(); }
    public interface IEnumerator { object Current { get; } bool MoveNext(); void Reset(); }
    public interface ICollection : IEnumerable { }
    public interface IList : ICollection { }
    public interface IDictionary : ICollection { }
}
namespace System.Collections.Generic
{
    public interface IEnumerable<out T> : IEnumerable { new IEnumerator<T> GetEnumerator(); }
    public interface IEnumerator<out T> : IEnumerator, IDisposable { new T Current { get; } }
    public interface IAsyncEnumerable<out T> { IAsyncEnumerator<T> GetAsyncEnumerator(System.Threading.CancellationToken token = default); }
    public interface IAsyncEnumerator<out T> : IAsyncDisposable { T Current { get; } System.Threading.Tasks.ValueTask<bool> MoveNextAsync(); }
    public interface ICollection<T> : IEnumerable<T> { int Count { get; } void Add(T item); void Clear(); bool Contains(T item); bool Remove(T item); }
    public interface IList<T> : ICollection<T> { T this[int index] { get; set; } void Insert(int index, T item); void RemoveAt(int index); }
    public interface IReadOnlyCollection<out T> : IEnumerable<T> { int Count { get; } }
    public interface IReadOnlyList<out T> : IReadOnlyCollection<T> { T this[int index] { get; } }
    public interface ISet<T> : ICollection<T> { }
    public interface IDictionary<K, V> : ICollection<KeyValuePair<K, V>> { V this[K key] { get; set; } void Add(K key, V value); bool ContainsKey(K key); bool Remove(K key); bool TryGetValue(K key, out V value); ICollection<K> Keys { get; } ICollection<V> Values { get; } }
    public interface IReadOnlyDictionary<K, V> : IReadOnlyCollection<KeyValuePair<K, V>> { V this[K key] { get; } bool ContainsKey(K key); bool TryGetValue(K key, out V value); }
    public interface IEqualityComparer<in T> { }
    public struct KeyValuePair<K, V> { public KeyValuePair(K key, V value) { } public K Key => default!; public V Value => default!; public void Deconstruct(out K key, out V value) { key = default!; value = default!; } }
    public class List<T> : IList<T>, IReadOnlyList<T>
    {
        public List() { }
        public List(int capacity) { }
        public List(IEnumerable<T> collection) { }
        public int Count => 0;
        public T this[int index] { get => default!; set { } }
        public void Add(T item) { }
        public void AddRange(IEnumerable<T> collection) { }
        public void Clear() { }
        public bool Contains(T item) => false;
        public bool Remove(T item) => false;
        public int RemoveAll(Predicate<T> match) => 0;
        public void Insert(int index, T item) { }
        public void RemoveAt(int index) { }
        public T[] ToArray() => null!;
        public void ForEach(Action<T> action) { }
        public IEnumerator<T> GetEnumerator() => null!;
        IEnumerator IEnumerable.GetEnumerator() => null!;
    }
    public class HashSet<T> : ISet<T> { public HashSet() { } public HashSet(IEnumerable<T> collection) { } public int Count => 0; public bool Add(T item) => false; void ICollection<T>.Add(T item) { } public void Clear() { } public bool Contains(T item) => false; public bool Remove(T item) => false; public IEnumerator<T> GetEnumerator() => null!; IEnumerator IEnumerable.GetEnumerator() => null!; }
    public class Dictionary<K, V> : IDictionary<K, V>, IReadOnlyDictionary<K, V>
    {
        public Dictionary() { }
        public Dictionary(int capacity) { }
        public Dictionary(IEqualityComparer<K>? comparer) { }
        public Dictionary(IDictionary<K, V> dictionary) { }
        public int Count => 0;
        public V this[K key] { get => default!; set { } }
        public ICollection<K> Keys => null!;
        public ICollection<V> Values => null!;
        public void Add(K key, V value) { }
        public bool TryAdd(K key, V value) => false;
        public void Add(KeyValuePair<K, V> item) { }
        public void Clear() { }
        public bool Contains(KeyValuePair<K, V> item) => false;
        public bool ContainsKey(K key) => false;
        public bool Remove(K key) => false;
        public bool Remove(KeyValuePair<K, V> item) => false;
        public bool TryGetValue(K key, out V value) { value = default!; return false; }
        public IEnumerator<KeyValuePair<K, V>> GetEnumerator() => null!;
        IEnumerator IEnumerable.GetEnumerator() => null!;
    }
}
namespace System.Collections.ObjectModel
{
    public class Collection<T> : System.Collections.Generic.List<T> { }
    public class ReadOnlyCollection<T> : System.Collections.Generic.List<T> { }
    public class ReadOnlyDictionary<K, V> : System.Collections.Generic.Dictionary<K, V> { public ReadOnlyDictionary(System.Collections.Generic.IDictionary<K, V> dictionary) { } }
}
namespace System.Linq
{
    using System.Collections.Generic;
    public static class Enumerable
    {
        public static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, R> selector) => null!;
        public static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, int, R> selector) => null!;
        public static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, IEnumerable<R>> selector) => null!;
        public static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate) => null!;
        public static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second) => null!;
        public static IEnumerable<T> Append<T>(this IEnumerable<T> source, T element) => null!;
        public static IEnumerable<T> Distinct<T>(this IEnumerable<T> source) => null!;
        public static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count) => null!;
        public static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count) => null!;
        public static IEnumerable<T> OrderBy<T, K>(this IEnumerable<T> source, Func<T, K> key) => null!;
        public static IEnumerable<int> Range(int start, int count) => null!;
        public static IEnumerable<T> Repeat<T>(T element, int count) => null!;
        public static IEnumerable<T> Empty<T>() => null!;
        public static List<T> ToList<T>(this IEnumerable<T> source) => null!;
        public static T[] ToArray<T>(this IEnumerable<T> source) => null!;
        public static Dictionary<K, V> ToDictionary<T, K, V>(this IEnumerable<T> source, Func<T, K> key, Func<T, V> value) => null!;
        public static Dictionary<K, T> ToDictionary<T, K>(this IEnumerable<T> source, Func<T, K> key) => null!;
        public static bool Any<T>(this IEnumerable<T> source) => false;
        public static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate) => false;
        public static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate) => false;
        public static int Count<T>(this IEnumerable<T> source) => 0;
        public static T First<T>(this IEnumerable<T> source) => default!;
        public static T First<T>(this IEnumerable<T> source, Func<T, bool> predicate) => default!;
        public static T? FirstOrDefault<T>(this IEnumerable<T> source) => default;
        public static T? FirstOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate) => default;
        public static T Single<T>(this IEnumerable<T> source) => default!;
        public static T Single<T>(this IEnumerable<T> source, Func<T, bool> predicate) => default!;
    }
}
namespace System.Threading
{
    public struct CancellationToken { public static CancellationToken None => default; }
    public class CancellationTokenSource : IDisposable { public CancellationTokenSource() { } public CancellationTokenSource(TimeSpan delay) { } public CancellationToken Token => default; public void Cancel() { } public void Dispose() { } }
    public class SemaphoreSlim { public SemaphoreSlim(int count) { } public SemaphoreSlim(int count, int max) { } public Tasks.Task WaitAsync() => null!; public int Release() => 0; }
    public static class Interlocked { public static int Increment(ref int value) => 0; }
    public static class Thread { public static void Sleep(int milliseconds) { } public static void Sleep(TimeSpan time) { } }
}
namespace System.Threading.Tasks
{
    using System.Runtime.CompilerServices;
    [AsyncMethodBuilder(typeof(AsyncTaskMethodBuilder))]
    public class Task : IDisposable
    {
        public TaskAwaiter GetAwaiter() => default;
        public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) => default;
        public void Wait() { }
        public void Dispose() { }
        public static Task CompletedTask => null!;
        public static Task Delay(int milliseconds) => null!;
        public static Task Delay(TimeSpan delay) => null!;
        public static Task Delay(TimeSpan delay, CancellationToken token) => null!;
        public static Task<T> FromResult<T>(T result) => null!;
        public static Task WhenAll(params Task[] tasks) => null!;
        public static Task WhenAll(System.Collections.Generic.IEnumerable<Task> tasks) => null!;
        public static Task<T[]> WhenAll<T>(params Task<T>[] tasks) => null!;
        public static Task Run(Action action) => null!;
        public static Task Run(Func<Task> function) => null!;
        public static Task<T> Run<T>(Func<T> function) => null!;
        public static Task<T> Run<T>(Func<Task<T>> function) => null!;
    }
    public class Task<T> : Task { public new TaskAwaiter<T> GetAwaiter() => default; public new ConfiguredTaskAwaitable<T> ConfigureAwait(bool continueOnCapturedContext) => default; public T Result => default!; }
    public struct ValueTask { public ValueTask(Task task) { } public TaskAwaiter GetAwaiter() => default; public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) => default; public Task AsTask() => null!; public static ValueTask CompletedTask => default; }
    public struct ValueTask<T> { public ValueTask(T value) { } public TaskAwaiter<T> GetAwaiter() => default; public ConfiguredTaskAwaitable<T> ConfigureAwait(bool continueOnCapturedContext) => default; public Task<T> AsTask() => null!; public T Result => default!; }
}
namespace System.Runtime.CompilerServices
{
    public interface INotifyCompletion { void OnCompleted(Action continuation); }
    public interface IAsyncStateMachine { }
    public struct TaskAwaiter : INotifyCompletion { public bool IsCompleted => true; public void GetResult() { } public void OnCompleted(Action continuation) { } }
    public struct TaskAwaiter<T> : INotifyCompletion { public bool IsCompleted => true; public T GetResult() => default!; public void OnCompleted(Action continuation) { } }
    public struct ConfiguredTaskAwaitable { public TaskAwaiter GetAwaiter() => default; }
    public struct ConfiguredTaskAwaitable<T> { public TaskAwaiter<T> GetAwaiter() => default; }
    public sealed class AsyncMethodBuilderAttribute : Attribute { public AsyncMethodBuilderAttribute(Type type) { } }
    public struct AsyncTaskMethodBuilder { }
    public sealed class ExtensionAttribute : Attribute { }
    public sealed class CompilerGeneratedAttribute : Attribute { }
    public sealed class CallerMemberNameAttribute : Attribute { }
    public sealed class CallerFilePathAttribute : Attribute { }
    public sealed class CallerLineNumberAttribute : Attribute { }
    public sealed class InterpolatedStringHandlerAttribute : Attribute { }
    public sealed class CollectionBuilderAttribute : Attribute { public CollectionBuilderAttribute(Type type, string method) { } }
    public sealed class RequiredMemberAttribute : Attribute { }
    public sealed class IsExternalInit { }
    public sealed class IsVolatile { }
    public static class RuntimeHelpers { public static int OffsetToStringData => 0; }
    public sealed class TupleElementNamesAttribute : Attribute { public TupleElementNamesAttribute(string?[] names) { } }
    public sealed class NullableAttribute : Attribute { public NullableAttribute(byte flag) { } public NullableAttribute(byte[] flags) { } }
    public sealed class NullableContextAttribute : Attribute { public NullableContextAttribute(byte flag) { } }
}
namespace System.Reflection { public sealed class DefaultMemberAttribute : Attribute { public DefaultMemberAttribute(string name) { } } public class Assembly { public static Assembly GetExecutingAssembly() => null!; public string Location => null!; } }
namespace System.Runtime.InteropServices
{
    public struct OSPlatform { public static OSPlatform Linux => default; public static OSPlatform Windows => default; public static OSPlatform OSX => default; }
    public enum Architecture { X86, X64, Arm, Arm64 }
    public static class RuntimeInformation { public static bool IsOSPlatform(OSPlatform osPlatform) => false; public static Architecture OSArchitecture => default; public static Architecture ProcessArchitecture => default; }
    public sealed class InAttribute : Attribute { }
    public sealed class OutAttribute : Attribute { }
}
namespace System.Diagnostics
{
    public class ProcessStartInfo { public ProcessStartInfo() { } public ProcessStartInfo(string fileName) { } public ProcessStartInfo(string fileName, string arguments) { } public ProcessStartInfo(string fileName, System.Collections.Generic.IEnumerable<string> arguments) { } public string FileName { get; set; } = null!; public string Arguments { get; set; } = null!; public System.Collections.ObjectModel.Collection<string> ArgumentList => null!; public string WorkingDirectory { get; set; } = null!; public bool RedirectStandardOutput { get; set; } public bool RedirectStandardError { get; set; } public bool RedirectStandardInput { get; set; } public bool UseShellExecute { get; set; } public bool CreateNoWindow { get; set; } }
    public class Process : IDisposable { public ProcessStartInfo StartInfo { get; set; } = null!; public System.IO.StreamWriter StandardInput => null!; public System.IO.StreamReader StandardOutput => null!; public System.IO.StreamReader StandardError => null!; public int ExitCode => 0; public bool Start() => false; public void WaitForExit() { } public System.Threading.Tasks.Task WaitForExitAsync(System.Threading.CancellationToken token = default) => null!; public void Dispose() { } public static Process? Start(ProcessStartInfo startInfo) => null; public static Process Start(string fileName) => null!; public static Process Start(string fileName, string arguments) => null!; public static Process Start(string fileName, System.Collections.Generic.IEnumerable<string> arguments) => null!; }
}
namespace System.Diagnostics.CodeAnalysis
{
    public sealed class StringSyntaxAttribute : Attribute { public StringSyntaxAttribute(string syntax) { } }
    public sealed class AllowNullAttribute : Attribute { }
    public sealed class NotNullAttribute : Attribute { }
    public sealed class NotNullWhenAttribute : Attribute { public NotNullWhenAttribute(bool value) { } }
    public sealed class MemberNotNullAttribute : Attribute { public MemberNotNullAttribute(params string[] members) { } }
    public sealed class SuppressMessageAttribute : Attribute { public SuppressMessageAttribute(string category, string id) { } public string? Justification { get; set; } }
    public sealed class ExcludeFromCodeCoverageAttribute : Attribute { }
    public sealed class SetsRequiredMembersAttribute : Attribute { }
}
namespace System.Text
{
    public class StringBuilder { public StringBuilder() { } public StringBuilder(string? value) { } public StringBuilder Append(string? value) => this; public StringBuilder Append(char value) => this; public StringBuilder Append(int value) => this; public StringBuilder Append(object? value) => this; public StringBuilder AppendLine() => this; public StringBuilder AppendLine(string? value) => this; public StringBuilder AppendFormat(string format, params object?[] args) => this; public StringBuilder AppendFormat(IFormatProvider? provider, string format, params object?[] args) => this; public int Length { get; set; } }
    public class Encoding { public static Encoding UTF8 => null!; public byte[] GetBytes(string s) => null!; public string GetString(byte[] bytes) => null!; }
}
namespace System.Globalization { public class CultureInfo : IFormatProvider { public static CultureInfo InvariantCulture => null!; public static CultureInfo CurrentCulture => null!; } }
namespace System.IO
{
    public class Stream : IDisposable { public static readonly Stream Null = null!; public void Dispose() { } }
    public class MemoryStream : Stream { }
    public abstract class TextWriter : IDisposable { public virtual void Write(string? value) { } public virtual void WriteLine(string? value) { } public virtual System.Threading.Tasks.Task WriteAsync(string? value) => null!; public virtual System.Threading.Tasks.Task WriteLineAsync(string? value) => null!; public virtual void Flush() { } public virtual void Close() { } public void Dispose() { } }
    public class StreamWriter : TextWriter { public StreamWriter(string path) { } public StreamWriter(Stream stream) { } public bool AutoFlush { get; set; } }
    public class StreamReader : IDisposable { public StreamReader(Stream stream) { } public string ReadToEnd() => null!; public System.Threading.Tasks.Task<string> ReadToEndAsync() => null!; public string? ReadLine() => null; public void Dispose() { } }
    public static class Path { public static string Combine(params string[] paths) => null!; public static string GetTempPath() => null!; public static string GetFullPath(string path) => null!; public static string? GetDirectoryName(string? path) => null; public static string GetFileName(string? path) => null!; public static string GetRandomFileName() => null!; public static string Join(params string?[] paths) => null!; public static string ChangeExtension(string path, string? extension) => null!; }
    public static class File { public static bool Exists(string? path) => false; public static string ReadAllText(string path) => null!; public static byte[] ReadAllBytes(string path) => null!; public static void WriteAllText(string path, string? contents) { } public static void WriteAllLines(string path, System.Collections.Generic.IEnumerable<string> contents) { } public static void WriteAllLines(string path, string[] contents) { } public static System.Threading.Tasks.Task WriteAllLinesAsync(string path, System.Collections.Generic.IEnumerable<string> contents, System.Threading.CancellationToken token = default) => null!; public static void AppendAllText(string path, string? contents) { } public static void Delete(string path) { } public static System.Threading.Tasks.Task WriteAllTextAsync(string path, string? contents, System.Threading.CancellationToken token = default) => null!; }
    public static class Directory { public static bool Exists(string? path) => false; public static string GetCurrentDirectory() => null!; public static DirectoryInfo CreateDirectory(string path) => null!; }
    public class FileInfo { public FileInfo(string path) { } }
    public class DirectoryInfo { public DirectoryInfo(string path) { } public string FullName => null!; }
    public enum UnixFileMode { None }
}
namespace System.Net
{
    public class EndPoint { }
    public class IPAddress { public static readonly IPAddress Any = null!; public static readonly IPAddress Loopback = null!; public static readonly IPAddress IPv6Any = null!; public static readonly IPAddress IPv6Loopback = null!; public static IPAddress Parse(string text) => null!; }
    public class IPEndPoint : EndPoint { public IPEndPoint(IPAddress address, int port) { } public int Port { get; set; } public IPAddress Address { get; set; } = null!; }
}
namespace System.Net.Sockets
{
    public class TcpListener { public TcpListener(IPAddress address, int port) { } public void Start() { } public void Stop() { } public EndPoint LocalEndpoint => null!; }
    public class TcpClient { }
    public class Socket : IDisposable { public Socket(AddressFamily family, SocketType type, ProtocolType protocol) { } public void Bind(EndPoint endpoint) { } public void Listen() { } public EndPoint? LocalEndPoint => null; public void Dispose() { } }
    public enum AddressFamily { InterNetwork = 2 } public enum SocketType { Stream = 1, Dgram = 2 } public enum ProtocolType { Tcp = 6, Udp = 17 }
}
namespace System.Net.Http { public class HttpClient : IDisposable { public HttpClient() { } public Uri? BaseAddress { get; set; } public void Dispose() { } } }
namespace Microsoft.Extensions.Configuration
{
    public interface IConfiguration { string? this[string key] { get; set; } IConfigurationSection GetSection(string key); }
    public interface IConfigurationSection : IConfiguration { string? Value { get; set; } }
    public interface IConfigurationManager : IConfiguration { }
    public static class ConfigurationBinder { public static T? GetValue<T>(this IConfiguration configuration, string key) => default; public static T? GetValue<T>(this IConfiguration configuration, string key, T defaultValue) => default; }
    public static class ConfigurationExtensions { public static string? GetConnectionString(this IConfiguration configuration, string name) => null; }
}
