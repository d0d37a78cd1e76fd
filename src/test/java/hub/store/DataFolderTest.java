package hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.settings.HubSettings;
import hub.settings.WrongSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DataFolderTest {

    @TempDir
    private Path home;

    @Test
    void a_folder_that_cannot_be_written_stops_the_start_by_its_name() throws IOException {
        Path file = Files.createFile(home.resolve("no-folder"));

        assertThatThrownBy(() -> new DataFolder(settings(file.resolve("data"))))
                .isInstanceOf(WrongSettings.class)
                .hasMessageStartingWith("HUB_DATA_DIR: " + file + "/data (expected: a folder the hub may write to)");
    }

    @Test
    void a_folder_belongs_to_one_hub_until_it_ends() throws IOException {
        DataFolder first = new DataFolder(settings(home.resolve("data")));
        assertThatThrownBy(() -> new DataFolder(settings(home.resolve("data"))))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("a folder no other hub is using");

        first.destroy();
        DataFolder second = new DataFolder(settings(home.resolve("data")));
        assertThat(second.resolve("hub.lock")).exists();
        second.destroy();
    }

    private static HubSettings settings(Path folder) {
        return new Binder(new MapConfigurationPropertySource(
                        Map.of("hub.data-dir", folder.toString(), "hub.db-url", "", "hub.artemis-url", "")))
                .bind("hub", HubSettings.class)
                .get();
    }
}
