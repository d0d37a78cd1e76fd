package hub.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a shop tells of what. It begins as a merchant sets it up by hand: every topic goes to the hub on this machine, until
 * somebody subscribes by the API, who then says all of it.
 */
final class ShopSubscriptions {

    private final List<Subscription> all = new ArrayList<>();
    private boolean byHand = true;

    ShopSubscriptions(List<String> topics, String target, String secret) {
        for (String topic : topics) {
            all.add(new Subscription(String.valueOf(all.size() + 1), topic, target, secret, true));
        }
    }

    synchronized List<Subscription> all() {
        return List.copyOf(all);
    }

    synchronized List<Subscription> to(String topic) {
        return all.stream().filter(one -> one.active && one.wants(topic)).toList();
    }

    synchronized Optional<Subscription> find(String id) {
        return all.stream().filter(one -> one.id.equals(id)).findFirst();
    }

    synchronized void add(Subscription one) {
        if (byHand) {
            byHand = false;
            all.removeIf(there -> !there.target.equals(one.target));
        }
        all.add(one);
    }

    synchronized boolean remove(String id) {
        return all.removeIf(one -> one.id.equals(id));
    }

    /** The platform lets go of all of them. @param switchedOff they stay in the list, but are active no more */
    synchronized void drop(boolean switchedOff) {
        all.forEach(one -> one.active = false);
        if (!switchedOff) {
            all.clear();
        }
    }

    synchronized void delivered(Subscription one) {
        one.failures = 0;
    }

    /** @return how often in a row by now */
    synchronized int failed(Subscription one) {
        return ++one.failures;
    }
}
