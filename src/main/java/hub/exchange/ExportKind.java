package hub.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** One kind of what leaves as a file. A further kind is one component more. */
public interface ExportKind {

    /** {@code orders}. */
    String name();

    /** What a record of it is called: {@code order}. */
    String record();

    /** Who may read it. */
    String scope();

    /** Which of the filter's members narrow it. */
    Set<String> filters();

    /** Of the table. @param personal with what names a person */
    List<String> columns(boolean personal);

    void write(ExportFilter filter, boolean personal, Records out) throws IOException;
}
