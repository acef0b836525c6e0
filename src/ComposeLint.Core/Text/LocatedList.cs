using System.Collections;

namespace ComposeLint.Text;

/// <summary>
/// A list read from a file, closed or open: an open one may hold more than <see cref="Items"/> shows (a variable without value, an include that
/// could not be read), so that "there is none" may not be concluded from it. The default is empty and closed.
/// </summary>
public readonly struct LocatedList<T> : IReadOnlyList<T>
{
    private readonly ImmutableArray<T> _items;

    /// <summary>A closed list, or an open one when a reason is given.</summary>
    public LocatedList(ImmutableArray<T> items, string? openReason = null)
    {
        _items = items;
        OpenReason = openReason;
    }

    /// <summary>What is known to be in it, in the order of the merged model.</summary>
    public ImmutableArray<T> Items => _items.IsDefault ? ImmutableArray<T>.Empty : _items;

    /// <summary>Why there may be more (shown to the user as coverage); null when the list is complete.</summary>
    public string? OpenReason { get; }

    /// <summary>Whether there may be more than <see cref="Items"/> shows.</summary>
    public bool IsOpen => OpenReason is not null;

    /// <summary>Whether it is known to hold nothing.</summary>
    public bool IsKnownEmpty => Count == 0 && !IsOpen;

    /// <inheritdoc/>
    public int Count => _items.IsDefault ? 0 : _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The items, one after the other.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();
}
