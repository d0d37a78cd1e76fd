package hub.order;

import java.util.List;
import java.util.Map;

/** Who ordered and where it goes; nothing of it once the person was erased. */
final class Persons {

    private Persons() {}

    static Order.Customer customer(Heard heard) {
        SlotValue.Person person = heard.part(Part.PERSON, SlotValue.Person.class);
        FactValue.CustomerLink link = heard.fact(Fact.CUSTOMER_LINK, FactValue.CustomerLink.class);
        String id = link == null ? null : link.customerId();
        if (heard.isErased() || person == null && id == null) {
            return null;
        }
        if (person == null || Boolean.TRUE.equals(person.redacted())) {
            return id == null ? null : new Order.Customer(id, null, null, null, null, null);
        }
        return new Order.Customer(id, person.id(), person.name(), person.email(), person.phone(), person.type());
    }

    static SlotValue.Address address(Heard heard, Part part) {
        SlotValue.Address address = heard.part(part, SlotValue.Address.class);
        return heard.isErased() || SlotValue.Address.NOWHERE.equals(address) ? null : address;
    }

    /** Free text and structure may name a person anywhere, so all of it goes. */
    static String text(Heard heard, String text) {
        return heard.isErased() ? null : text;
    }

    static Map<String, Object> structure(Heard heard, Map<String, Object> structure) {
        return heard.isErased() ? Map.of() : structure;
    }

    static List<Order.Note> notes(Heard heard) {
        FactValue.Notes notes = heard.fact(Fact.NOTES, FactValue.Notes.class);
        return heard.isErased() || notes == null ? List.of() : notes.notes();
    }
}
