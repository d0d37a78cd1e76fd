package hub.mapping;

/** A mapping that cannot be used, with file, line, column and what was expected; a built-in or overlay one stops the start. */
public final class MappingFileException extends RuntimeException {

    private final String file;
    private final int line;
    private final int column;

    MappingFileException(String file, int line, int column, String expected) {
        super(line > 0 ? file + ":" + line + ":" + column + ": " + expected : file + ": " + expected);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    /** 0 where the fault has no place in the file. */
    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
