package bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** {@code name value} lines. */
final class Figures {

    private final PrintStream out;

    Figures(PrintStream out) {
        this.out = out;
    }

    void say(String name, double value) {
        out.println(name + " " + String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value));
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
