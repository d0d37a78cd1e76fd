package hub.security;

/** Which digits are a card number by their look: brand prefix, the brand's length, Luhn's check digit. */
final class CardBrands {

    static final int SHORTEST = 12;
    static final int LONGEST = 19;

    private CardBrands() {}

    static boolean luhn(byte[] digits, int from, int length) {
        int sum = 0;
        boolean varied = false;
        for (int i = 0; i < length; i++) {
            int digit = digits[from + length - 1 - i];
            varied |= digit != digits[from];
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 1 ? doubled : digit;
        }
        return varied && sum % 10 == 0;
    }

    /** 13, 17 and 18 digits are never a card by prefix and length. */
    static boolean branded(byte[] digits, int from, int length) {
        if (length != 14 && length != 15 && length != 16 && length != 19) return false;
        int four = digits[from] * 1000 + digits[from + 1] * 100 + digits[from + 2] * 10 + digits[from + 3];
        return switch (length) {
            case 14 -> diners(four);
            case 15 -> four / 100 == 34 || four / 100 == 37;
            case 16 -> sixteen(four);
            default -> four / 100 == 62;
        };
    }

    private static boolean diners(int four) {
        return four / 10 >= 300 && four / 10 <= 305 || four == 3095 || four / 100 == 36 || four >= 3800 && four <= 3999;
    }

    private static boolean sixteen(int four) {
        return four / 1000 == 4
                || four >= 5100 && four <= 5599
                || four >= 2221 && four <= 2720
                || four >= 2200 && four <= 2204
                || four == 6011
                || four >= 6440 && four <= 6599
                || four / 100 == 62
                || four >= 3528 && four <= 3589
                || four == 9792
                || maestroOrRupay(four);
    }

    private static boolean maestroOrRupay(int four) {
        return switch (four) {
            case 5018, 5020, 5038, 5085, 5086, 5087, 5893, 6304, 6759, 6761, 6762, 6763 -> true;
            default -> false;
        };
    }
}
