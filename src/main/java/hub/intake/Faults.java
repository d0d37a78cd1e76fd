package hub.intake;

import hub.mapping.MappingFailure;

/** What is said of a failure in the hospital; never a stack trace, never a value of the payload. */
final class Faults {

    private Faults() {}

    static Fault of(MappingFailure failure) {
        return new Fault(failure.stage().word(), failure.code(), failure.path(), failure.detail());
    }

    static Fault of(RuntimeException poison) {
        return new Fault("fold", "not_storable", "", poison.getClass().getSimpleName());
    }
}
