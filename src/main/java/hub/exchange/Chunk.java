package hub.exchange;

import java.util.List;

/**
 * Rows that are committed together.
 *
 * @param position how many rows stand before it
 * @param bytesRead how far the file was read for it
 * @param last nothing comes after it
 * @param fault why the file cannot be read on after it; null where it can, or where it ends well
 */
record Chunk(ImportRun run, long position, List<Row> rows, long bytesRead, boolean last, FileFailed fault) {}
