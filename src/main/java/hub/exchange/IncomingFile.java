package hub.exchange;

import hub.security.Caller;
import java.util.UUID;

/**
 * A file before it is read, whichever way it comes in.
 *
 * @param mapping {@code mappings/import/<name>.jslt}
 * @param account whose rows these are; null for files that belong to none
 * @param origin {@link #UPLOAD}, {@link #FOLDER} or {@code schedule:<id>}
 * @param name what its sender calls it; null for an upload
 */
public record IncomingFile(Format format, String mapping, String account, String origin, String name, Caller caller) {

    public static final String UPLOAD = "upload";
    public static final String FOLDER = "folder";

    public static String ofSchedule(UUID id) {
        return "schedule:" + id;
    }

    public static IncomingFile upload(Format format, String mapping, String account, Caller caller) {
        return new IncomingFile(format, mapping, account, UPLOAD, null, caller);
    }
}
