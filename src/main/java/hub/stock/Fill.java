package hub.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Demands laid on a choice of locations, best first, until they are met or nothing is free. */
final class Fill {

    private final Map<Place, BigDecimal> free = new HashMap<>();
    private final List<Share> shares = new ArrayList<>();
    private final Map<Demand, BigDecimal> unmet = new LinkedHashMap<>();

    static Fill of(List<Demand> demands, List<Site> sites) {
        Fill fill = new Fill();
        demands.forEach(demand -> fill.lay(demand, sites));
        return fill;
    }

    boolean complete() {
        return unmet.isEmpty();
    }

    List<Share> shares() {
        return shares;
    }

    Map<Demand, BigDecimal> unmet() {
        return unmet;
    }

    private void lay(Demand demand, List<Site> sites) {
        BigDecimal wanted = demand.pieces();
        for (Site site : sites) {
            BigDecimal pieces = possible(demand, site).min(wanted);
            if (pieces.signum() > 0) {
                take(demand, site, pieces);
                wanted = wanted.subtract(pieces);
            }
        }
        if (wanted.signum() > 0) {
            unmet.merge(demand, wanted, BigDecimal::add);
        }
    }

    /** Kits come whole: half a kit here and half there is no kit. */
    private BigDecimal possible(Demand demand, Site site) {
        return demand.parts().stream()
                .map(part -> {
                    BigDecimal here = freeAt(site, part.sku());
                    return demand.isKit() ? here.divide(part.factor(), 0, RoundingMode.DOWN) : here;
                })
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    private void take(Demand demand, Site site, BigDecimal pieces) {
        demand.parts().forEach(part -> {
            BigDecimal quantity = pieces.multiply(part.factor());
            free.put(new Place(part.sku(), site.id()), freeAt(site, part.sku()).subtract(quantity));
            shares.add(new Share(demand.lineId(), part.sku(), site.id(), quantity));
        });
    }

    private BigDecimal freeAt(Site site, String sku) {
        return free.getOrDefault(new Place(sku, site.id()), site.free(sku));
    }
}
