package hub.sandbox;

import java.util.List;
import java.util.random.RandomGenerator;

/** Somebody who buys. Invented; addresses and telephone numbers are ones that reach nobody. */
record Buyer(
        long id,
        String firstName,
        String lastName,
        String email,
        String phone,
        String street,
        String zip,
        String city) {

    private static final List<Buyer> REGULARS = List.of(
            buyer(1, "Anna", "Berger", "1 Lindenweg", "10115", "Berlin"),
            buyer(2, "Jonas", "Keller", "22 Hafenstrasse", "20457", "Hamburg"),
            buyer(3, "Mia", "Sommer", "7 Am Markt", "50667", "Köln"),
            buyer(4, "Luca", "Brandt", "118 Ringstrasse", "80331", "München"),
            buyer(5, "Nora", "Vogel", "3 Kastanienallee", "04109", "Leipzig"));

    static Buyer any(RandomGenerator random) {
        return REGULARS.get(random.nextInt(REGULARS.size()));
    }

    private static Buyer buyer(int number, String first, String last, String street, String zip, String city) {
        String email = (first + "." + last + "@example.com").toLowerCase(java.util.Locale.ROOT);
        return new Buyer(207119550L + number, first, last, email, "+49 30 2312500" + number, street, zip, city);
    }
}
