package hub.alert;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When people do not want to be told, by the clock on their wall; may span midnight. */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    boolean at(Instant moment) {
        LocalTime time = moment.atZone(zone).toLocalTime();
        boolean afterStart = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(to);
        return from.isAfter(to) ? afterStart || beforeEnd : afterStart && beforeEnd;
    }
}
