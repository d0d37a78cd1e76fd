package hub.filetransfer;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When something is due: a cron expression as Quartz writes them, in a zone. */
public final class Calendar {

    private Calendar() {}

    public static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    public static boolean isCron(String cron) {
        return CronExpression.isValidExpression(cron);
    }

    /** Empty where it never comes again. */
    public static Optional<Instant> next(String cron, String zone, Instant after) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(ZoneId.of(zone)));
            return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
                    .map(Date::toInstant);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored cron expression was checked", e);
        }
    }
}
