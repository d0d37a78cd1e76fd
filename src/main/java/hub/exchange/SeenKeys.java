package hub.exchange;

import hub.intake.Hash;
import java.nio.charset.StandardCharsets;

/** Which keys stood in a file, in ten to twenty bytes each: 64 bits of a hash are enough to tell millions apart. */
final class SeenKeys {

    private static final int HEX_OF_LONG = 16;

    /** Open addressing, at most half full; zero is an empty place. */
    private long[] places = new long[1024];

    private int used;

    /** @return false when it was seen before */
    boolean add(String key) {
        long hash = Long.parseUnsignedLong(
                Hash.sha256(key.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_OF_LONG), 16);
        if (!put(places, hash == 0 ? 1 : hash)) {
            return false;
        }
        used++;
        if (used * 2 > places.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] more = new long[places.length * 2];
        for (long hash : places) {
            if (hash != 0) {
                put(more, hash);
            }
        }
        places = more;
    }

    private static boolean put(long[] into, long hash) {
        int at = (int) (hash & (into.length - 1));
        while (into[at] != 0) {
            if (into[at] == hash) {
                return false;
            }
            at = at + 1 & into.length - 1;
        }
        into[at] = hash;
        return true;
    }
}
