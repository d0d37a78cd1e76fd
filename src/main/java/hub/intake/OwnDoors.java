package hub.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which of the hub's own doors a message came in by. */
@Component
class OwnDoors {

    private final List<OwnDoor> doors;

    OwnDoors(ObjectProvider<OwnDoor> doors) {
        this.doors = doors.stream().toList();
    }

    Optional<OwnDoor> of(Envelope.About about) {
        return doors.stream().filter(door -> door.source() == about.source()).findFirst();
    }
}
