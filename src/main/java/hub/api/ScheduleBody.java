package hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import hub.filetransfer.FileSchedule;
import hub.filetransfer.Place;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A schedule of files as people write it. Of {@code place} an import says {@code source}, an export {@code target}.
 *
 * @param cron as Quartz writes it; absent for a folder that is watched
 * @param zone {@code UTC} when absent
 * @param format absent where the file's ending says it
 * @param of what is exported: {@code orders} …
 * @param filter of an export, as its query takes it
 * @param personal with what names a person; no when absent
 * @param credentials go in and never come out
 * @param status {@code active} when absent, or {@code paused}
 */
record ScheduleBody(
        String name,
        PlaceBody source,
        PlaceBody target,
        CredentialsBody credentials,
        String format,
        String mapping,
        String account,
        String of,
        Map<String, String> filter,
        Boolean personal,
        String cron,
        String zone,
        String status) {

    /**
     * @param kind {@code folder} or {@code sftp}
     * @param path relative; the place's root when absent
     * @param pattern of file names, with * and ?; all when absent
     * @param hostKey the server's public key: {@code ssh-ed25519 AAAA…}
     * @param after {@code move} when absent, {@code delete} or {@code keep}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceBody(
            String kind,
            String path,
            String pattern,
            String host,
            Integer port,
            String user,
            String hostKey,
            String after) {

        static PlaceBody of(Place place) {
            if (place instanceof Place.Sftp sftp) {
                return new PlaceBody(
                        "sftp",
                        sftp.path(),
                        sftp.pattern(),
                        sftp.host(),
                        sftp.port(),
                        sftp.user(),
                        sftp.hostKey(),
                        sftp.after() == null ? null : sftp.after().name().toLowerCase(Locale.ROOT));
            }
            return new PlaceBody("folder", place.path(), place.pattern(), null, null, null, null, null);
        }
    }

    record CredentialsBody(String password, String privateKey, String passphrase) {}

    /** @param lastRun absent before the first */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String name,
            PlaceBody source,
            PlaceBody target,
            String format,
            String mapping,
            String account,
            String of,
            Map<String, String> filter,
            Boolean personal,
            String cron,
            String zone,
            String status,
            Instant nextRunAt,
            FileSchedule.LastRun lastRun,
            Instant createdAt,
            String createdBy,
            Instant changedAt) {

        static View of(FileSchedule one) {
            var imports = one.task() instanceof hub.filetransfer.Task.Import task ? task : null;
            var exports = one.task() instanceof hub.filetransfer.Task.Export task ? task : null;
            var format = imports == null ? exports.format() : imports.format();
            return new View(
                    one.id(),
                    one.name(),
                    imports == null ? null : PlaceBody.of(one.place()),
                    exports == null ? null : PlaceBody.of(one.place()),
                    format == null ? null : format.word(),
                    imports == null ? null : imports.mapping(),
                    imports == null ? null : imports.account(),
                    exports == null ? null : exports.of(),
                    exports == null ? null : exports.filter(),
                    exports == null ? null : exports.personal(),
                    one.cron(),
                    one.zone(),
                    one.active() ? "active" : "paused",
                    one.nextAt(),
                    one.last(),
                    one.createdAt(),
                    one.createdBy(),
                    one.changedAt());
        }
    }
}
