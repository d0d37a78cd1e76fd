package hub.command;

import hub.channel.Connector.Ability;
import java.util.Locale;

/** What a channel can be asked to do with one of its orders. */
public enum CommandKind {
    SHIP(Ability.SHIP),
    CANCEL(Ability.CANCEL),
    REFUND(Ability.REFUND);

    private final Ability ability;

    CommandKind(Ability ability) {
        this.ability = ability;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without it the channel cannot be asked. */
    public Ability ability() {
        return ability;
    }

    String verb() {
        return ability.verb().orElseThrow();
    }

    static CommandKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
