package hub.customer;

import hub.customer.Identity.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The words by which a sighting can be known again, in one form each and as blind indexes. */
final class Identities {

    private static final int LONGEST_CHANNEL_ID = 255;

    private final PersonalBox box;

    Identities(PersonalBox box) {
        this.box = box;
    }

    /** Sorted, so that all who lock them do so in one order. */
    List<Identity> of(Sighting seen) {
        List<Identity> identities = new ArrayList<>();
        Optional<String> name = NameForm.of(seen.name());
        email(seen.email()).ifPresent(identities::add);
        channel(seen.account(), seen.channelId()).ifPresent(identities::add);
        PhoneForm.of(seen.phone(), seen.country()).ifPresent(phone -> {
            identities.add(word(Kind.PERSON, phone + "|" + name.orElse("")));
            identities.add(word(Kind.PHONE, phone));
        });
        name.map(words -> word(Kind.NAME, words)).ifPresent(identities::add);
        Collections.sort(identities);
        return List.copyOf(identities);
    }

    Optional<Identity> email(String raw) {
        return EmailForm.of(raw).map(form -> word(Kind.EMAIL, form));
    }

    Optional<Identity> phone(String raw, String country) {
        return PhoneForm.of(raw, country).map(form -> word(Kind.PHONE, form));
    }

    private Optional<Identity> channel(String account, String id) {
        if (id == null || id.length() > LONGEST_CHANNEL_ID || id.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        String value = index(Kind.CHANNEL, account.length() + ":" + account + id);
        return Optional.of(new Identity(Kind.CHANNEL, value, account, id));
    }

    private Identity word(Kind kind, String normalised) {
        return new Identity(kind, index(kind, normalised), null, null);
    }

    private String index(Kind kind, String normalised) {
        return HexFormat.of().formatHex(box.index("customer." + kind, normalised));
    }
}
