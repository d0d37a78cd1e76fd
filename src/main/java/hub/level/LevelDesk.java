package hub.level;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people see of the levels, also of those that nobody may be told yet. */
@Component
public class LevelDesk {

    private static final Comparator<LevelView> ORDER = Comparator.comparing(LevelView::channelSku)
            .thenComparing(LevelView::listing)
            .thenComparing(view -> view.location() == null ? "" : view.location());

    private final LevelRows publications;
    private final PublicationPlan plan;
    private final Pictures pictures;
    private final Releases releases;
    private final Clock clock;

    LevelDesk(LevelRows publications, PublicationPlan plan, Pictures pictures, Releases releases, Clock clock) {
        this.publications = publications;
        this.plan = plan;
        this.pictures = pictures;
        this.releases = releases;
        this.clock = clock;
    }

    /** A mapping or a location named a moment ago is in it already. */
    public void refresh(String account) {
        plan.refresh(account, clock.instant());
    }

    /** By channel SKU, listing and location, after the one given. */
    public List<LevelView> page(String account, String sku, String listing, String location, int most) {
        List<LevelKey> keys = publications.page(account, sku, listing, location, most).stream()
                .map(Publication::key)
                .toList();
        boolean released = releases.of(account).isPresent();
        return pictures
                .of(account, keys.stream().map(LevelKey::listing).distinct().toList(), clock.instant())
                .stream()
                .filter(seen -> keys.contains(seen.row().key()))
                .map(seen -> LevelView.of(seen, released))
                .sorted(ORDER)
                .toList();
    }
}
