package hub.filetransfer;

/** One look at a server: what was taken, and the first thing that went wrong. Used by one thread. */
final class PullRun {

    private final FileSchedule schedule;
    private final Patience patience;
    private int files;
    private Trouble trouble;

    PullRun(FileSchedule schedule, Patience patience) {
        this.schedule = schedule;
        this.patience = patience;
    }

    FileSchedule schedule() {
        return schedule;
    }

    Patience patience() {
        return patience;
    }

    void took() {
        files++;
    }

    void met(Trouble one) {
        trouble = trouble == null ? one : trouble;
    }

    /** What a woken thread met says less than that it was woken. */
    void lost() {
        trouble = Trouble.SILENT;
    }

    int files() {
        return files;
    }

    /** Null where all went well. */
    Trouble trouble() {
        return trouble;
    }
}
