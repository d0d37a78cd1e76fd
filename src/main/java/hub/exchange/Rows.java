package hub.exchange;

import java.util.Iterator;

/** The rows of a file, one in memory at a time. Both methods of the iterator throw {@link FileFailed}. */
interface Rows extends Iterator<Row> {

    /** Of the row that {@link #next} gave, in characters, roughly: parsers read ahead. */
    int sizeOfLast();
}
