package hub.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every kind of what leaves as a file. */
@Component
public class ExportKinds {

    private final List<ExportKind> kinds;

    ExportKinds(List<ExportKind> kinds) {
        this.kinds = kinds;
    }

    public Optional<ExportKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    public String words() {
        return kinds.stream().map(ExportKind::name).sorted().collect(Collectors.joining(", "));
    }
}
