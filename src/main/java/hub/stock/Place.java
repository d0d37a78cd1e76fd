package hub.stock;

import java.util.Comparator;

/** One SKU at one location: the row that transactions meet at, always locked in this order. */
public record Place(String sku, String location) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::sku).thenComparing(Place::location);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
