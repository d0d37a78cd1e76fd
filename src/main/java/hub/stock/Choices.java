package hub.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every choice of so many locations, better ranked ones first. */
record Choices(List<Site> ranked) {

    Optional<List<Site>> first(int size, Predicate<List<Site>> good) {
        return size > ranked.size() ? Optional.empty() : first(size, 0, List.of(), good);
    }

    private Optional<List<Site>> first(int size, int from, List<Site> chosen, Predicate<List<Site>> good) {
        if (chosen.size() == size) {
            return good.test(chosen) ? Optional.of(chosen) : Optional.empty();
        }
        for (int i = from; i < ranked.size(); i++) {
            List<Site> more = new ArrayList<>(chosen);
            more.add(ranked.get(i));
            Optional<List<Site>> found = first(size, i + 1, more, good);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
