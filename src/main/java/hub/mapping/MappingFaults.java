package hub.mapping;

import hub.overlay.Overlay;
import hub.overlay.WrongFiles;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the mapping files and the samples of connectors, each with its file. */
public final class MappingFaults {

    private MappingFaults() {}

    public static List<String> of(Overlay overlay) {
        List<String> faults = new ArrayList<>();
        try {
            MappingFiles.load(overlay).compiled();
        } catch (WrongFiles wrong) {
            faults.addAll(wrong.faults());
        }
        faults.addAll(SamplePairs.faults(overlay));
        return faults;
    }
}
