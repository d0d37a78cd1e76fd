package hub.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

final class CardSpans {

    private CardSpans() {}

    static List<CardSpan> withoutOverlap(List<CardSpan> spans) {
        if (spans.size() < 2) return spans;
        List<CardSpan> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(CardSpan::from).thenComparing(CardSpan::to, Comparator.reverseOrder()));
        List<CardSpan> merged = new ArrayList<>();
        for (CardSpan span : sorted) {
            CardSpan last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || span.from() >= last.to()) merged.add(span);
            else merged.set(merged.size() - 1, join(last, span));
        }
        return merged;
    }

    private static CardSpan join(CardSpan one, CardSpan other) {
        CardSpan.Kind surer = one.kind() == CardSpan.Kind.NUMBER ? other.kind() : one.kind();
        return new CardSpan(one.from(), Math.max(one.to(), other.to()), surer);
    }
}
