package hub.it;

import java.io.IOException;

class SpineOnPostgresIT extends SpineScenarios {

    private PostgresHub store;

    @Override
    RunningHub started() throws IOException {
        store = new PostgresHub();
        return RunningHub.start(store.properties());
    }

    @Override
    void stopped() throws IOException {
        store.close();
    }
}
