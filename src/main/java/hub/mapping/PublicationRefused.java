package hub.mapping;

import java.util.List;

/** A source cannot be published: it does not compile or does not do what the connector's samples ask. */
public final class PublicationRefused extends RuntimeException {

    private final transient List<MappingFailure.Fault> faults;

    PublicationRefused(List<MappingFailure.Fault> faults) {
        super(faults.get(0).message());
        this.faults = List.copyOf(faults);
    }

    /** Path is the sample's name, or empty for the source itself; never empty. */
    public List<MappingFailure.Fault> faults() {
        return faults;
    }
}
