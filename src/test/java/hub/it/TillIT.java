package hub.it;

import java.io.IOException;

class TillIT extends TillScenarios {

    @Override
    RunningHub started(String... properties) throws IOException {
        return RunningHub.start(properties);
    }
}
