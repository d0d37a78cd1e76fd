package hub.security;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

final class CardExemptions {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private CardExemptions() {}

    static boolean cover(List<CardExemption> exempt, JsonPlace place) {
        if (exempt.isEmpty() || place.pointer() == null || place.kind() == JsonPlace.Kind.KEY) return false;
        List<String> path = segments(place.pointer());
        return exempt.stream()
                .anyMatch(one -> pathMatches(one.path().split("\\."), 0, path, 0)
                        && pattern(one.pattern()).matcher(place.value()).matches());
    }

    private static boolean pathMatches(String[] wanted, int w, List<String> path, int p) {
        if (w == wanted.length) return p == path.size();
        if (wanted[w].equals("**")) {
            for (int skip = p; skip <= path.size(); skip++) if (pathMatches(wanted, w + 1, path, skip)) return true;
            return false;
        }
        boolean here = p < path.size() && (wanted[w].equals("*") || wanted[w].equals(path.get(p)));
        return here && pathMatches(wanted, w + 1, path, p + 1);
    }

    private static List<String> segments(JsonPointer pointer) {
        List<String> segments = new ArrayList<>();
        for (JsonPointer at = pointer; !at.matches(); at = at.tail()) segments.add(at.getMatchingProperty());
        return segments;
    }

    private static Pattern pattern(String regex) {
        return PATTERNS.computeIfAbsent(regex, Pattern::compile);
    }
}
