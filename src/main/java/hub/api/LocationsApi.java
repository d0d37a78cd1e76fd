package hub.api;

import hub.problem.Problem;
import hub.security.AuditLog;
import hub.stock.Location;
import hub.stock.Location.ChannelName;
import hub.stock.Locations;
import hub.store.TransactionRetry;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where stock lies, and what channels call these places. A location is never deleted, only switched off. */
@RestController
@RequestMapping("/api/v1/locations")
class LocationsApi {

    /**
     * @param id chosen by the caller: letters, digits, dot, dash and underscore
     * @param priority smaller is asked first; 100 when absent
     * @param active true when absent
     */
    record LocationBody(
            String id,
            String name,
            Integer priority,
            String country,
            String region,
            String postcode,
            BigDecimal lat,
            BigDecimal lon,
            Boolean active,
            List<ChannelName> channelLocations) {}

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final int USUAL_PRIORITY = 100;

    private final Locations locations;
    private final TransactionRetry transaction;
    private final AuditLog audit;

    LocationsApi(Locations locations, TransactionRetry transaction, AuditLog audit) {
        this.locations = locations;
        this.transaction = transaction;
        this.audit = audit;
    }

    @GetMapping
    Page<Location> list(@RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        Cursor after = Cursor.read(cursor, 1).orElse(Cursor.of(""));
        return Page.of(locations.page(after.text(0), most + 1), most, location -> Cursor.of(location.id()));
    }

    @GetMapping("/{id}")
    Location get(@PathVariable String id) {
        return locations.find(id).orElseThrow(LocationsApi::unknown);
    }

    @PostMapping
    ResponseEntity<Location> create(@RequestBody LocationBody body) {
        Location location = checked(body.id(), body);
        transaction.inTransaction(() -> {
            if (!locations.create(location)) {
                throw new Problem(
                        409, "conflict", "id: " + location.id() + " (expected: an id no location has)", List.of());
            }
            audit.did("location.create", "location:" + location.id(), null, location);
            return location;
        });
        return ResponseEntity.created(URI.create("/api/v1/locations/" + location.id()))
                .body(get(location.id()));
    }

    /** Replaces the location; what is absent in the body falls back to its default. */
    @PutMapping("/{id}")
    Location replace(@PathVariable String id, @RequestBody LocationBody body) {
        Location location = checked(id, body);
        transaction.inTransaction(() -> {
            Location before = get(id);
            locations.replace(location);
            audit.did("location.change", "location:" + id, before, location);
            return location;
        });
        return get(id);
    }

    private static Location checked(String id, LocationBody body) {
        FieldChecks checks = new FieldChecks();
        if (id == null || !ID.matcher(id).matches()) {
            checks.fault("/id", "unusable (expected: 1 to 60 letters, digits, dots, dashes or underscores)");
        }
        String name = checks.text("/name", body.name(), 200);
        if (body.country() != null && !COUNTRY.matcher(body.country()).matches()) {
            checks.fault("/country", "unknown (expected: ISO 3166 alpha-2)");
        }
        String region = body.region() == null ? null : checks.text("/region", body.region(), 100);
        String postcode = body.postcode() == null ? null : checks.text("/postcode", body.postcode(), 30);
        degrees(checks, "/lat", body.lat(), 90);
        degrees(checks, "/lon", body.lon(), 180);
        List<ChannelName> names = channelNames(checks, body.channelLocations());
        checks.done();
        return new Location(
                id,
                name,
                body.priority() == null ? USUAL_PRIORITY : body.priority(),
                body.country() == null ? null : body.country().toUpperCase(Locale.ROOT),
                region,
                postcode,
                body.lat(),
                body.lon(),
                body.active() == null || body.active(),
                names);
    }

    private static List<ChannelName> channelNames(FieldChecks checks, List<ChannelName> names) {
        List<ChannelName> checked = new ArrayList<>();
        for (int i = 0; names != null && i < names.size(); i++) {
            String path = "/channelLocations/" + i;
            if (names.get(i) == null) {
                checks.fault(path, "missing (expected: an account and an id)");
                continue;
            }
            checked.add(new ChannelName(
                    checks.text(path + "/account", names.get(i).account(), 100),
                    checks.text(path + "/id", names.get(i).id(), 200)));
        }
        return checked.stream().distinct().toList();
    }

    private static void degrees(FieldChecks checks, String path, BigDecimal value, int most) {
        if (value != null && value.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            checks.fault(path, "out of range (expected: -" + most + " to " + most + ")");
        }
    }

    private static Problem unknown() {
        return FieldChecks.notFound("no location has this id");
    }
}
