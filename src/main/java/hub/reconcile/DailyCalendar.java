package hub.reconcile;

import hub.filetransfer.Calendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Which day is compared by itself now: the one before, from the hour of the calendar on. Pure. */
final class DailyCalendar {

    private DailyCalendar() {}

    /** Empty before that hour, on days without one, and for an account that is younger than the day. */
    static Optional<LocalDate> due(String cron, Instant accountSince, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean begun = accountSince.isBefore(midnight);
        return Calendar.next(cron, "UTC", midnight.minusMillis(1))
                .filter(hour -> begun && !hour.isAfter(now))
                .map(hour -> today.minusDays(1));
    }
}
