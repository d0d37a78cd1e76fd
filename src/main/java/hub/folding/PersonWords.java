package hub.folding;

import hub.customer.EmailForm;
import hub.customer.NameForm;
import hub.customer.PhoneForm;
import hub.order.Order;
import hub.order.SlotValue;
import hub.security.BlindIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The exact words by which an order's person can be found without any of them being stored. */
@Component
class PersonWords {

    private final BlindIndex index;

    PersonWords(BlindIndex index) {
        this.index = index;
    }

    List<byte[]> of(Order order) {
        Map<String, byte[]> words = new LinkedHashMap<>();
        Order.Customer customer = order.customer();
        if (customer != null) {
            email(words, customer.email());
            phone(words, customer.phone(), country(order));
            name(words, customer.name());
        }
        for (SlotValue.Address address : Stream.of(order.shippingAddress(), order.billingAddress())
                .filter(a -> a != null)
                .toList()) {
            email(words, address.email());
            phone(words, address.phone(), address.country());
            name(words, address.name());
        }
        return List.copyOf(words.values());
    }

    /** What a searcher typed may be an e-mail address, a phone number or a name. */
    List<byte[]> asked(String text) {
        Map<String, byte[]> words = new LinkedHashMap<>();
        email(words, text);
        phone(words, text, null);
        NameForm.of(text).ifPresent(form -> add(words, "name", form));
        return new ArrayList<>(words.values());
    }

    private void email(Map<String, byte[]> words, String email) {
        EmailForm.of(email).ifPresent(form -> add(words, "email", form));
    }

    private void phone(Map<String, byte[]> words, String phone, String country) {
        PhoneForm.of(phone, country).ifPresent(form -> add(words, "phone", form));
    }

    private void name(Map<String, byte[]> words, String name) {
        NameForm.of(name).ifPresent(form -> {
            add(words, "name", form);
            for (String word : form.split(" ")) {
                add(words, "name", word);
            }
        });
    }

    private void add(Map<String, byte[]> words, String field, String word) {
        words.computeIfAbsent(field + ":" + word, key -> index.of(field, word));
    }

    private static String country(Order order) {
        SlotValue.Address address = order.shippingAddress() == null ? order.billingAddress() : order.shippingAddress();
        return address == null ? null : address.country();
    }
}
