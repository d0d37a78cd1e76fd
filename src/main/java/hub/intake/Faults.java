package hub.intake;

import hub.mapping.MappingFailure;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a failure in the hospital; never a stack trace, never a value of the payload. */
final class Faults {

    private static final int PLACES = 5;

    private Faults() {}

    static Fault of(MappingFailure failure) {
        return new Fault(failure.stage().word(), failure.code(), failure.path(), failure.detail());
    }

    static Fault of(RuntimeException poison) {
        return new Fault("fold", "not_storable", "", poison.getClass().getSimpleName());
    }

    /** Where it happened, and none of its words: those of a database repeat the values it refused. */
    static String place(RuntimeException poison) {
        String causes = Stream.iterate((Throwable) poison, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause.getClass().getSimpleName())
                .collect(Collectors.joining(" < "));
        return Arrays.stream(poison.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("hub."))
                .map(StackTraceElement::toString)
                .limit(PLACES)
                .collect(Collectors.joining(", ", causes + " at ", ""));
    }
}
