package hub.exchange;

import java.time.Instant;
import java.util.List;

/**
 * One kind of what rows say: orders, stock. A further kind is one component more.
 *
 * @param <W> what a row asks for, once it is read
 */
interface RowKind<W> {

    /** The member of a mapping's document that holds it: {@code adjustments}. */
    String member();

    /**
     * Before the transaction begins.
     *
     * @throws RowRefused when the row asks for something that cannot be done
     * @throws hub.mapping.MappingFailure when the mapping made something else of it
     */
    W read(MappedRow row);

    /**
     * Belongs to the chunk's transaction; counts every row of the file it was given.
     *
     * @throws RowRefused where only the store could tell; each row is written by itself then
     */
    Tally write(FileImport file, List<RowPlan.Wanted<W>> rows, Instant now);
}
