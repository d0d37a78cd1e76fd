package hub.exchange;

/** One import being worked on; {@link #NONE} when nothing waits. */
public final class ImportRun {

    static final ImportRun NONE = new ImportRun(null, null);

    private final FileImport file;
    private final ImportText text;
    private Tally tally;
    private FileFailed fault;
    private boolean ended;

    ImportRun(FileImport file, ImportText text) {
        this.file = file;
        this.text = text;
        this.tally = file == null ? Tally.NOTHING : file.tally();
    }

    public boolean isWork() {
        return file != null;
    }

    FileImport file() {
        return file;
    }

    ImportText text() {
        return text;
    }

    /** Of all rows so far, those before a restart included. */
    Tally tally() {
        return tally;
    }

    void took(Tally more) {
        tally = tally.plus(more);
    }

    /** @param why null where the file came to its end */
    void end(FileFailed why) {
        fault = why;
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    FileFailed fault() {
        return fault;
    }
}
