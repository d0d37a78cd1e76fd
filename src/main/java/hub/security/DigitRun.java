package hub.security;

import java.util.Arrays;

/** Digits that stand together, possibly in groups apart by spaces or dashes, with where each stands in the body. */
final class DigitRun {

    /** More groups than a card can have, twice, so that a card at the seam of two halves is seen whole once. */
    private static final int MOST_GROUPS = 48;

    private static final int CAPACITY = MOST_GROUPS * (CardBrands.LONGEST + 2);

    /** Enough for most; a run that is longer grows, because every header value is searched with a new one. */
    private static final int USUAL = 64;

    byte[] digits = new byte[USUAL];
    int[] from = new int[USUAL];
    int[] to = new int[USUAL];
    final int[] groupStart = new int[MOST_GROUPS + 1];
    final int[] groupLength = new int[MOST_GROUPS + 1];
    int groups;
    private int size;

    void clear() {
        groups = 0;
        size = 0;
    }

    boolean full() {
        return groups == MOST_GROUPS;
    }

    void add(int digit, int start, int end, boolean opensGroup) {
        if (opensGroup || groups == 0) {
            groupStart[groups] = size;
            groupLength[groups++] = 0;
        }
        int last = groups - 1;
        // A longer group is no card; its length is enough to know.
        if (groupLength[last] < Byte.MAX_VALUE) groupLength[last]++;
        if (groupLength[last] > CardBrands.LONGEST + 1 || size == CAPACITY) {
            to[size - 1] = end;
            return;
        }
        if (size == digits.length) grow();
        digits[size] = (byte) digit;
        from[size] = start;
        to[size++] = end;
    }

    private void grow() {
        int length = Math.min(4 * size, CAPACITY);
        digits = Arrays.copyOf(digits, length);
        from = Arrays.copyOf(from, length);
        to = Arrays.copyOf(to, length);
    }

    /** Forgets the older half of a run that has no end. */
    void forgetOlderHalf() {
        int keep = MOST_GROUPS / 2;
        int first = groups - keep;
        int cut = groupStart[first];
        System.arraycopy(digits, cut, digits, 0, size - cut);
        System.arraycopy(from, cut, from, 0, size - cut);
        System.arraycopy(to, cut, to, 0, size - cut);
        for (int g = 0; g < keep; g++) {
            groupStart[g] = groupStart[first + g] - cut;
            groupLength[g] = groupLength[first + g];
        }
        groups = keep;
        size -= cut;
    }

    int size() {
        return size;
    }

    int start() {
        return from[0];
    }

    int end() {
        return to[size - 1];
    }
}
