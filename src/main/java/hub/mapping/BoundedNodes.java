package hub.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Nodes that can be printed and stored again: no exponent bombs, no NUL that a database refuses, no half characters. */
final class BoundedNodes extends JsonNodeFactory {

    private static final int MAX_SCALE = 400;

    static final class OutOfBounds extends RuntimeException {
        OutOfBounds(String message) {
            super(message);
        }
    }

    private final boolean checksText;

    BoundedNodes(boolean checksText) {
        super(true);
        this.checksText = checksText;
    }

    @Override
    public ValueNode numberNode(BigDecimal number) {
        if (number != null && Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new OutOfBounds("a number's exponent is out of range");
        }
        return super.numberNode(number);
    }

    @Override
    public TextNode textNode(String text) {
        if (checksText && text != null) {
            check(text);
        }
        return super.textNode(text);
    }

    private static void check(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new OutOfBounds("a text holds a NUL character");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !pairAt(text, i++)) {
                throw new OutOfBounds("a text holds half a character");
            }
        }
    }

    private static boolean pairAt(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }
}
