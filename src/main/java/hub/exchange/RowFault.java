package hub.exchange;

/**
 * What is wrong with a row; never says a value of it.
 *
 * @param path where in the row, as a JSON pointer; empty where it is the row itself
 * @param code stable word
 * @param detail for people
 */
record RowFault(String path, String code, String detail) {

    /** A value that must be there is not. */
    static final String MISSING = "missing";

    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_DETAIL = 2000;

    RowFault {
        path = cut(path, LONGEST_PATH);
        detail = cut(detail, LONGEST_DETAIL);
    }

    private static String cut(String text, int longest) {
        // A database takes no NUL, and a header may hold one.
        String clean = text.replace('\0', ' ');
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}
