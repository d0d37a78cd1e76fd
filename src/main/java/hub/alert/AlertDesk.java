package hub.alert;

import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.Caller;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes an alert into hand. */
@Component
public class AlertDesk {

    private final Alerts alerts;
    private final AuditLog audit;
    private final Clock clock;

    AlertDesk(Alerts alerts, AuditLog audit, Clock clock) {
        this.alerts = alerts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return false when it is not open, because it is over or somebody else took it */
    @Transactional
    public boolean acknowledge(UUID id) {
        Caller caller = Caller.current();
        boolean taken = alerts.acknowledge(id, caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (taken) {
            audit.record(AuditEntry.by(caller, "alert.acknowledge", "alert:" + id, "open", "acknowledged"));
        }
        return taken;
    }
}
