package hub.stock;

import hub.order.SlotValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses the locations that an order's open pieces leave from, by rules that are data, and says why. */
final class Allocation {

    /** Beyond so many locations not every combination is tried, only those of the best ranked. */
    private static final int TRIED = 30;

    private Allocation() {}

    /** @param considered every location that was asked, best ranked first */
    record Decision(List<Share> shares, List<Short> shorts, List<Considered> considered) {}

    /** What no location has. */
    record Short(String lineId, String sku, BigDecimal quantity) {}

    /** Why a location was or was not chosen. */
    record Considered(String location, boolean chosen, String reason) {}

    static Decision decide(List<Demand> demands, List<Site> sites, List<AllocationRule> rules, SlotValue.Address to) {
        List<Site> ranked = Ranking.of(rules, to).rank(sites);
        List<Site> chosen = choose(demands, ranked, rules);
        Fill fill = Fill.of(demands, chosen);
        List<Share> shares = new ArrayList<>(fill.shares());
        List<Short> shorts = shorts(fill);
        if (!ranked.isEmpty()) {
            String first = chosen.isEmpty() ? ranked.get(0).id() : chosen.get(0).id();
            shorts.forEach(it -> shares.add(new Share(it.lineId(), it.sku(), first, it.quantity())));
        }
        return new Decision(merged(shares), shorts, considered(demands, ranked, shares));
    }

    /** With one location there is nothing to choose. */
    static Decision only(Site site, List<Demand> demands) {
        List<Share> shares = demands.stream()
                .flatMap(demand -> demand.parts().stream()
                        .map(part -> new Share(
                                demand.lineId(),
                                part.sku(),
                                site.id(),
                                demand.pieces().multiply(part.factor()))))
                .toList();
        return new Decision(shares, List.of(), List.of(new Considered(site.id(), true, "the only location")));
    }

    private static List<Site> choose(List<Demand> demands, List<Site> ranked, List<AllocationRule> rules) {
        List<Site> useful = ranked.stream()
                .filter(site -> demands.stream().anyMatch(demand -> has(site, demand)))
                .toList();
        Choices choices = new Choices(useful.subList(0, Math.min(useful.size(), TRIED)));
        for (int size : sizes(rules)) {
            var complete = choices.first(size, sites -> Fill.of(demands, sites).complete());
            if (complete.isPresent()) {
                return complete.get();
            }
        }
        return useful.subList(0, Math.min(useful.size(), mostLocations(rules)));
    }

    private static int[] sizes(List<AllocationRule> rules) {
        int most = mostLocations(rules);
        boolean complete = rules.stream().anyMatch(rule -> rule.kind() == AllocationRule.Kind.SHIP_COMPLETE);
        int upTo = most == Integer.MAX_VALUE ? (complete ? 1 : 0) : most;
        return IntStream.rangeClosed(1, upTo).toArray();
    }

    private static int mostLocations(List<AllocationRule> rules) {
        return rules.stream()
                .filter(rule -> rule.kind() == AllocationRule.Kind.MAX_LOCATIONS)
                .map(AllocationRule::amount)
                .min(Comparator.naturalOrder())
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean has(Site site, Demand demand) {
        return demand.parts().stream().anyMatch(part -> site.free(part.sku()).signum() > 0);
    }

    private static List<Short> shorts(Fill fill) {
        List<Short> shorts = new ArrayList<>();
        fill.unmet()
                .forEach((demand, pieces) -> demand.parts()
                        .forEach(part ->
                                shorts.add(new Short(demand.lineId(), part.sku(), pieces.multiply(part.factor())))));
        return shorts;
    }

    private static List<Share> merged(List<Share> shares) {
        record Target(String lineId, String sku, String location) {}
        var sums = new LinkedHashMap<Target, BigDecimal>();
        shares.forEach(share -> sums.merge(
                new Target(share.lineId(), share.sku(), share.location()), share.quantity(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new Share(
                        sum.getKey().lineId(), sum.getKey().sku(), sum.getKey().location(), sum.getValue()))
                .toList();
    }

    private static List<Considered> considered(List<Demand> demands, List<Site> ranked, List<Share> shares) {
        Set<String> used = shares.stream().map(Share::location).collect(Collectors.toCollection(LinkedHashSet::new));
        return ranked.stream()
                .map(site -> new Considered(
                        site.id(),
                        used.contains(site.id()),
                        used.contains(site.id()) ? "chosen" : rejected(demands, site, used)))
                .toList();
    }

    private static String rejected(List<Demand> demands, Site site, Set<String> used) {
        TreeMap<String, BigDecimal> wanted = new TreeMap<>();
        demands.forEach(demand -> demand.parts()
                .forEach(part -> wanted.merge(part.sku(), demand.pieces().multiply(part.factor()), BigDecimal::add)));
        String lacking = wanted.entrySet().stream()
                .filter(want -> site.free(want.getKey()).compareTo(want.getValue()) < 0)
                .map(want -> want.getKey() + ": " + plain(site.free(want.getKey())) + " of " + plain(want.getValue()))
                .collect(Collectors.joining(", "));
        if (!lacking.isEmpty()) {
            return "lacks " + lacking;
        }
        return "not needed beside " + String.join(", ", used);
    }

    private static String plain(BigDecimal quantity) {
        return Quantity.plain(quantity).toPlainString();
    }
}
