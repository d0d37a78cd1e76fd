package hub.api;

import hub.mapping.MappingFailure;
import hub.mapping.Payload;
import hub.problem.Problem;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Takes a batch apart while it is read: a JSON array, or one JSON document per line. */
final class TillItems implements Iterator<TillItem> {

    /** So that a till has its answer within seconds. */
    static final int MOST = 2000;

    private final TillBatchRequest batch;
    private final Iterator<byte[]> texts;
    private int index;

    private TillItems(TillBatchRequest batch, Iterator<byte[]> texts) {
        this.batch = batch;
        this.texts = texts;
    }

    static TillItems of(TillBatchRequest batch) {
        byte[] body = batch.body();
        int start = JsonTexts.skipBlanks(body, 0);
        boolean array = start < body.length && body[start] == '[';
        return new TillItems(batch, array ? JsonTexts.ofArray(body, start) : JsonTexts.ofLines(body));
    }

    @Override
    public boolean hasNext() {
        return index <= MOST && texts.hasNext();
    }

    @Override
    public TillItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int number = index++;
        if (number == MOST) {
            return faulty(number, "too_large", "items: more than " + MOST + " (expected: the rest in another batch)");
        }
        try {
            return new TillItem(batch, number, Payload.read(texts.next()), null);
        } catch (MappingFailure unreadable) {
            return faulty(number, "body_unreadable", "item: " + unreadable.detail());
        }
    }

    private TillItem faulty(int number, String code, String detail) {
        return new TillItem(batch, number, null, new Problem(400, code, detail, List.of()));
    }
}
