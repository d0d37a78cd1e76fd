package hub.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What has to be done so that a platform tells the hub of every topic that is wanted, at the right address.
 *
 * @param active told of as they are
 * @param enable there, but switched off by the platform
 * @param create not there
 * @param remove the hub's own at an address that it has no more
 */
record SubscriptionPlan(List<Found> active, List<Found> enable, List<String> create, List<Found> remove) {

    /** One subscription as the platform lists it. */
    record Found(String id, String topic, String address, boolean active) {}

    /**
     * What people or other programs subscribed to stays as it is.
     *
     * @param own ids of what the hub itself subscribed to
     */
    static SubscriptionPlan of(List<String> wanted, String address, List<Found> found, Set<String> own) {
        List<Found> active = new ArrayList<>();
        List<Found> enable = new ArrayList<>();
        List<String> create = new ArrayList<>();
        for (String topic : wanted) {
            List<Found> here = found.stream()
                    .filter(one -> one.topic().equals(topic) && one.address().equals(address))
                    .toList();
            here.stream()
                    .filter(Found::active)
                    .findFirst()
                    .ifPresentOrElse(
                            active::add,
                            () -> here.stream().findFirst().ifPresentOrElse(enable::add, () -> create.add(topic)));
        }
        List<Found> remove = found.stream()
                .filter(one -> own.contains(one.id()) && !one.address().equals(address))
                .toList();
        return new SubscriptionPlan(active, enable, create, remove);
    }
}
