package hub.customer;

import hub.customer.Identity.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who is it? An e-mail address, a channel's own id, or a telephone number with the same name is the person. A telephone
 * number alone is, unless name, e-mail or channel id says otherwise: two people with one telephone stay two.
 */
final class CustomerMatch {

    sealed interface Decision {

        record Existing(UUID customer) implements Decision {}

        record New() implements Decision {}

        /**
         * Several customers it could be: for a person to look at, perhaps to merge.
         *
         * @param best empty where none is likelier than the others, and a customer of its own is made
         */
        record Ambiguous(Optional<UUID> best, List<UUID> candidates) implements Decision {}
    }

    private CustomerMatch() {}

    /** @param known who shares any of the identities, oldest first */
    static Decision decide(List<Identity> seen, List<Known> known) {
        List<Known> sure = surely(seen, known);
        if (!sure.isEmpty()) {
            return decided(Optional.of(sure.get(0)), sure);
        }
        List<Known> perhaps =
                known.stream().filter(customer -> perhaps(seen, customer)).toList();
        if (perhaps.isEmpty()) {
            return new Decision.New();
        }
        if (roots(perhaps).size() == 1) {
            return new Decision.Existing(perhaps.get(0).id());
        }
        // The one that was already known by no more than this: else each such order would make another customer.
        Optional<Known> bare = perhaps.stream().filter(holds(seen, Kind.PERSON)).findFirst();
        return decided(bare, perhaps);
    }

    private static List<Known> surely(List<Identity> seen, List<Known> known) {
        Predicate<Known> samePersonByPhone = holds(seen, Kind.PHONE).and(holds(seen, Kind.NAME));
        return Stream.of(holds(seen, Kind.EMAIL), holds(seen, Kind.CHANNEL), samePersonByPhone)
                .flatMap(rule -> known.stream().filter(rule))
                .distinct()
                .toList();
    }

    private static boolean perhaps(List<Identity> seen, Known customer) {
        return holds(seen, Kind.PHONE).test(customer)
                && !(of(seen, Kind.NAME).isPresent() && customer.hasAny(Kind.NAME))
                && !(of(seen, Kind.EMAIL).isPresent() && customer.hasAny(Kind.EMAIL))
                && of(seen, Kind.CHANNEL)
                        .filter(identity -> customer.hasOtherIdIn(identity.account()))
                        .isEmpty();
    }

    private static Decision decided(Optional<Known> best, List<Known> candidates) {
        Set<UUID> roots = roots(candidates);
        if (roots.size() == 1 && best.isPresent()) {
            return new Decision.Existing(best.get().id());
        }
        return new Decision.Ambiguous(best.map(Known::id), new ArrayList<>(roots));
    }

    private static Set<UUID> roots(List<Known> customers) {
        Set<UUID> roots = new LinkedHashSet<>();
        customers.forEach(customer -> roots.add(customer.root()));
        return roots;
    }

    private static Predicate<Known> holds(List<Identity> seen, Kind kind) {
        Optional<Identity> identity = of(seen, kind);
        return customer -> identity.filter(customer::has).isPresent();
    }

    private static Optional<Identity> of(List<Identity> seen, Kind kind) {
        return seen.stream().filter(identity -> identity.kind() == kind).findFirst();
    }
}
