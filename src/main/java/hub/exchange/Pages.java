package hub.exchange;

import java.io.IOException;
import java.util.List;

/** What is read page by page, so that no export holds more than one. */
final class Pages {

    static final int SIZE = 200;

    private Pages() {}

    /** @param <T> what a page lists */
    @FunctionalInterface
    interface Reading<T> {

        /** @param last of the page before; null for the first page. @return empty when nothing is left */
        List<T> after(T last);
    }

    @FunctionalInterface
    interface Writing<W> {

        void write(W what) throws IOException;
    }

    static <T> void each(Reading<T> reading, Writing<T> writing) throws IOException {
        eachPage(reading, page -> {
            for (T one : page) {
                writing.write(one);
            }
        });
    }

    static <T> void eachPage(Reading<T> reading, Writing<List<T>> writing) throws IOException {
        List<T> page = reading.after(null);
        while (!page.isEmpty()) {
            writing.write(page);
            page = reading.after(page.get(page.size() - 1));
        }
    }
}
