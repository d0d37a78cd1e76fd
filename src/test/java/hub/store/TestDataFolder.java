package hub.store;

import hub.settings.HubSettings;
import java.io.IOException;

/** A data folder for tests outside this package. */
public final class TestDataFolder {

    private TestDataFolder() {}

    public static DataFolder of(HubSettings settings) throws IOException {
        return new DataFolder(settings);
    }
}
