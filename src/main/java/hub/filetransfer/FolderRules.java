package hub.filetransfer;

import hub.channel.Accounts;
import hub.exchange.Format;
import hub.mapping.ImportMappings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a file in the watched folder is: the first rule for its folder and name says so, else where it lies:
 * {@code <mapping>/[<account>/]name.<format>}.
 */
@Component
class FolderRules {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int MOST = 1000;

    /** @param schedule the rule; null where the folder's name says it all */
    record Said(UUID schedule, Format format, String mapping, String account) {}

    private record Rule(UUID id, Place.Folder place, Task.Import task) {}

    private final ScheduleStore schedules;
    private final ImportMappings mappings;
    private final Accounts accounts;
    private volatile List<Rule> rules = List.of();

    FolderRules(ScheduleStore schedules, ImportMappings mappings, Accounts accounts) {
        this.schedules = schedules;
        this.mappings = mappings;
        this.accounts = accounts;
    }

    void refresh() {
        rules = schedules.after(true, FIRST, MOST).stream()
                .filter(one -> one.active() && one.place() instanceof Place.Folder)
                .map(one -> new Rule(one.id(), (Place.Folder) one.place(), (Task.Import) one.task()))
                .toList();
    }

    /** @param path of the file below the watched folder, with slashes */
    Optional<Said> of(String path) {
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        Optional<Format> ending =
                Format.of(name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT));
        for (Rule rule : rules) {
            Optional<Format> format = Optional.ofNullable(rule.task().format()).or(() -> ending);
            if (rule.place().path().equals(folder)
                    && format.isPresent()
                    && NamePattern.matches(rule.place().pattern(), name)) {
                return Optional.of(new Said(
                        rule.id(),
                        format.get(),
                        rule.task().mapping(),
                        rule.task().account()));
            }
        }
        return ending.flatMap(format -> byFolder(folder, format));
    }

    private Optional<Said> byFolder(String folder, Format format) {
        String[] parts = folder.split("/", -1);
        String account = parts.length == 2 ? parts[1] : null;
        boolean right = parts.length <= 2
                && mappings.knows(parts[0])
                && (account == null
                        ? !mappings.isOfOrders(parts[0])
                        : accounts.find(account).isPresent());
        return right ? Optional.of(new Said(null, format, parts[0], account)) : Optional.empty();
    }
}
