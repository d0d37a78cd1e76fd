package hub.order;

import hub.order.SlotValue.Ids;

/** How a complete list and the elements heard apart from it agree. */
final class Elements {

    private Elements() {}

    /** A list speaks of an element when it is newer, or when it was read so late that nothing could follow it. */
    static boolean gone(Versioned list, String id, VersionKey element) {
        if (names(list, id)) {
            return false;
        }
        int version = list.key().compareVersion(element);
        return version > 0
                || version == 0 && list.key().settled() == 1 && list.key().read() > element.read();
    }

    /** The channel said both under one version and neither was read late enough to tell. */
    static boolean undecided(Versioned list, String id, VersionKey element) {
        return !names(list, id)
                && list.key().compareVersion(element) == 0
                && list.key().settled() == 0
                && !list.key().raw().equals(element.raw());
    }

    private static boolean names(Versioned list, String id) {
        return list.value() instanceof Ids ids && ids.ids().contains(id);
    }
}
