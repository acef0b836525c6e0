namespace ComposeLint.Reporting.Graphs;

/// <summary>A rectangle in user units, which are pixels at zoom 1.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}

/// <summary>A service's card; the chips in it name the other networks that it is on.</summary>
internal sealed record PlacedCard(GraphService Service, Box Box, ImmutableArray<(GraphNetwork? Network, string Text, Box Box)> Chips);

/// <summary>A service that is drawn elsewhere, as a chip in another of its networks.</summary>
internal sealed record PlacedGuest(GraphService Service, string Text, Box Box);

/// <summary>A region with all that stands in it.</summary>
internal sealed record PlacedRegion(GraphRegion Region, Box Box, ImmutableArray<PlacedCard> Cards, ImmutableArray<PlacedGuest> Guests, double GuestsLabelY);

/// <summary>A published port at the page's edge; its arrow is level and ends where the card begins.</summary>
internal sealed record PlacedSocket(GraphPublication Publication, Box Box, double ArrowEnd);

/// <summary>
/// Where everything stands. Networks are regions, filled from shelves; a region with published ports begins its shelf, and the services that publish stand in its
/// first column, one a row, so that an arrow from the page's edge meets nothing on its way. What a service has to do with further networks is said by chips on both
/// sides, which need no lines.
/// </summary>
internal sealed record SvgLayout(double Width, double Height, ImmutableArray<PlacedRegion> Regions, ImmutableArray<PlacedSocket> Sockets)
{
    public const double Margin = 24;
    public const double CardWidth = 216;
    public const double SocketWidth = 236;
    public const double ChipHeight = 20;
    public const double ChipSize = 11;
    private const double ArrowRoom = 60;
    private const double Gap = 14;
    private const double RegionGap = 22;
    private const double Padding = 16;
    private const double HeadHeight = 52;
    private const double SocketHeight = 26;
    private const double SocketStep = 30;
    private const double ShelfWidth = 4 * CardWidth + 3 * Gap + 2 * Padding + 320;

    public const double LegendHeight = 64;

    public static SvgLayout Of(NetworkGraph graph, double top)
    {
        var regions = GraphRegion.Of(graph);
        var sockets = graph.Publications.ToLookup(publication => publication.Service, StringComparer.Ordinal);
        var memberships = graph.Memberships.ToLookup(member => member.Service, member => member.Network, StringComparer.Ordinal);
        var networks = graph.Networks.ToDictionary(network => network.Id, StringComparer.Ordinal);
        var left = graph.Publications.IsEmpty ? Margin : Margin + SocketWidth + ArrowRoom;
        var placed = ImmutableArray.CreateBuilder<PlacedRegion>();
        var placedSockets = ImmutableArray.CreateBuilder<PlacedSocket>();
        var shelf = new Shelf(left, top);
        foreach (var region in regions)
        {
            var drawn = Draw(region, sockets, memberships, networks);
            var publishes = region.Residents.Any(service => sockets[service.Id].Any());
            var (x, y) = shelf.Place(drawn.Box.Width, drawn.Box.Height, startsShelf: publishes);
            var moved = Moved(drawn, x, y);
            placed.Add(moved);
            foreach (var card in moved.Cards)
            {
                var socketY = card.Box.Y + (card.Box.Height - (sockets[card.Service.Id].Count() * SocketStep - (SocketStep - SocketHeight))) / 2;
                foreach (var publication in sockets[card.Service.Id])
                {
                    placedSockets.Add(new PlacedSocket(publication, new Box(Margin, socketY, SocketWidth, SocketHeight), card.Box.X));
                    socketY += SocketStep;
                }
            }
        }

        return new SvgLayout(Math.Max(shelf.Right, 720) + Margin, shelf.Bottom + RegionGap + LegendHeight, placed.ToImmutable(), placedSockets.ToImmutable());
    }

    // At the origin.
    private static PlacedRegion Draw(GraphRegion region, ILookup<string, GraphPublication> sockets, ILookup<string, string> memberships, Dictionary<string, GraphNetwork> networks)
    {
        var publishers = region.Residents.Where(service => sockets[service.Id].Any()).ToList();
        var others = region.Residents.Where(service => !sockets[service.Id].Any()).ToList();
        var columns = Columns(publishers.Count, others.Count);
        var rows = Math.Max(publishers.Count, (publishers.Count + others.Count + columns - 1) / columns);
        var cells = new GraphService?[rows, columns];
        for (var row = 0; row < publishers.Count; row++)
            cells[row, 0] = publishers[row];
        var next = 0;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns && next < others.Count; column++)
                cells[row, column] ??= others[next++];
        }

        var width = columns * CardWidth + (columns - 1) * Gap + 2 * Padding;
        var cards = ImmutableArray.CreateBuilder<PlacedCard>();
        var y = HeadHeight;
        for (var row = 0; row < rows; row++)
        {
            var inRow = Enumerable.Range(0, columns).Select(column => cells[row, column]).ToList();
            var height = inRow.Max(service => service is null ? 0 : CardHeight(service, sockets[service.Id].Count(), memberships[service.Id].Distinct(StringComparer.Ordinal).Count() > 1));
            for (var column = 0; column < columns; column++)
            {
                if (inRow[column] is { } service)
                {
                    var box = new Box(Padding + column * (CardWidth + Gap), y, CardWidth, height);
                    cards.Add(new PlacedCard(service, box, Chips(box, [.. memberships[service.Id].Distinct(StringComparer.Ordinal).Skip(1).Select(id => networks[id])])));
                }
            }

            y += height + Gap;
        }

        if (rows == 0)
            y = HeadHeight + 4;
        var labelY = y + 12;
        var guests = ImmutableArray.CreateBuilder<PlacedGuest>();
        if (!region.Guests.IsEmpty)
        {
            const double label = 70;
            var x = Padding + label;
            foreach (var guest in region.Guests)
            {
                var text = TextFit.Cut(GraphLabels.Title(guest), ChipSize, width - 2 * Padding - label - 16);
                var chip = TextFit.Width(text, ChipSize) + 16;
                if (x > Padding + label && x + chip > width - Padding)
                {
                    x = Padding + label;
                    y += ChipHeight + 6;
                }

                guests.Add(new PlacedGuest(guest, text, new Box(x, y, chip, ChipHeight)));
                x += chip + 6;
            }

            y += ChipHeight + Gap;
        }

        return new PlacedRegion(region, new Box(0, 0, width, y + Padding - Gap), cards.ToImmutable(), guests.ToImmutable(), labelY);
    }

    private static int Columns(int publishers, int others)
    {
        var even = (publishers + others) switch { <= 1 => 1, <= 4 => publishers + others, <= 6 => 3, _ => 4 };
        return publishers == 0 ? even : Math.Min(even, 1 + (others + publishers - 1) / publishers);
    }

    private static double CardHeight(GraphService service, int sockets, bool isElsewhere) =>
        Math.Max(52 + (GraphLabels.Mode(service).Length > 0 ? 16 : 0) + (isElsewhere ? ChipHeight + 6 : 0), sockets * SocketStep + 4);

    // As many as one line holds; the last says how many there are more.
    private static ImmutableArray<(GraphNetwork?, string, Box)> Chips(Box card, ImmutableArray<GraphNetwork> others)
    {
        var chips = ImmutableArray.CreateBuilder<(GraphNetwork?, string, Box)>();
        const double more = 36;
        var x = card.X + 10;
        var y = card.Bottom - ChipHeight - 8;
        for (var n = 0; n < others.Length; n++)
        {
            var room = card.Right - 10 - x - (n < others.Length - 1 ? more + 4 : 0);
            var text = TextFit.Cut(others[n].Name, ChipSize, Math.Min(room - 14, 120));
            var width = TextFit.Width(text, ChipSize) + 14;
            if (n > 0 && (text.Length < 4 && text != others[n].Name || width > room))
            {
                chips.Add((null, "+" + (others.Length - n).ToString(System.Globalization.CultureInfo.InvariantCulture), new Box(x, y, more, ChipHeight)));
                break;
            }

            chips.Add((others[n], text, new Box(x, y, width, ChipHeight)));
            x += width + 4;
        }

        return chips.ToImmutable();
    }

    private static PlacedRegion Moved(PlacedRegion region, double x, double y)
    {
        return region with
        {
            Box = Move(region.Box),
            Cards = [.. region.Cards.Select(card => card with { Box = Move(card.Box), Chips = [.. card.Chips.Select(chip => (chip.Network, chip.Text, Move(chip.Box)))] })],
            Guests = [.. region.Guests.Select(guest => guest with { Box = Move(guest.Box) })],
            GuestsLabelY = region.GuestsLabelY + y,
        };

        Box Move(Box box) => box with { X = box.X + x, Y = box.Y + y };
    }

    /// <summary>Places boxes from left to right, and below each other where a lower one leaves room beside a higher one.</summary>
    private sealed class Shelf(double left, double top)
    {
        private readonly List<(double X, double Width, double Bottom)> _columns = [];
        private double _top = top;
        private double _height;
        private double? _right;

        public double Right => _right ?? left;

        public double Bottom => _top + _height;

        public (double X, double Y) Place(double width, double height, bool startsShelf)
        {
            if (!startsShelf)
            {
                for (var n = 0; n < _columns.Count; n++)
                {
                    var column = _columns[n];
                    // What leads to the first column of a shelf comes from the left: below it the way is free.
                    if (width > column.Width || column.Bottom + RegionGap + height > _top + _height)
                        continue;
                    _columns[n] = column with { Bottom = column.Bottom + RegionGap + height };
                    return (column.X, column.Bottom + RegionGap);
                }
            }

            var x = _columns.Count == 0 ? left : _columns[^1].X + _columns[^1].Width + RegionGap;
            if (_columns.Count > 0 && (startsShelf || x + width > left + ShelfWidth))
            {
                _top += _height + RegionGap;
                _height = 0;
                _columns.Clear();
                x = left;
            }

            _columns.Add((x, width, _top + height));
            _height = Math.Max(_height, height);
            _right = Math.Max(Right, x + width);
            return (x, _top);
        }
    }
}
