package hub.stock;

import hub.order.SlotValue;
import java.util.Comparator;
import java.util.List;

/** Which location is asked first. */
record Ranking(Comparator<Site> order) {

    private static final Comparator<Site> BY_PRIORITY =
            Comparator.comparingInt(Site::priority).thenComparing(Site::id);

    static Ranking of(List<AllocationRule> rules, SlotValue.Address to) {
        Comparator<Site> order = (one, other) -> 0;
        for (AllocationRule rule : sorted(rules)) {
            if (rule.kind() == AllocationRule.Kind.PRIORITY) {
                order = order.thenComparing(Comparator.comparingInt(Site::priority));
            }
            if (rule.kind() == AllocationRule.Kind.NEAREST) {
                order = order.thenComparing(Comparator.comparingInt((Site site) -> closeness(site, to))
                        .reversed());
            }
        }
        return new Ranking(order.thenComparing(BY_PRIORITY));
    }

    List<Site> rank(List<Site> sites) {
        return sites.stream().sorted(order).toList();
    }

    private static List<AllocationRule> sorted(List<AllocationRule> rules) {
        return rules.stream()
                .sorted(Comparator.comparingInt(AllocationRule::position))
                .toList();
    }

    /** The country weighs more than the region, the region more than any number of postcode digits. */
    private static int closeness(Site site, SlotValue.Address to) {
        if (to == null || !same(site.country(), to.country())) {
            return 0;
        }
        boolean region = same(site.region(), to.region()) || same(site.region(), to.regionCode());
        return 1_000 + (region ? 500 : 0) + sharedDigits(site.postcode(), to.postcode());
    }

    private static boolean same(String one, String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    private static int sharedDigits(String one, String other) {
        if (one == null || other == null) {
            return 0;
        }
        int shared = 0;
        while (shared < Math.min(one.length(), other.length()) && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared;
    }
}
