package hub.it;

import java.io.IOException;

class SpineOnH2IT extends SpineScenarios {

    @Override
    RunningHub started() throws IOException {
        return RunningHub.start();
    }
}
