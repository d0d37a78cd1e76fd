package hub.order;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Money as {@code "19.90 EUR"}: most of a state is money. */
final class CompactMoney {

    private CompactMoney() {}

    static SimpleModule module() {
        return new SimpleModule().addSerializer(Money.class, new Writer()).addDeserializer(Money.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(money.toString());
        }
    }

    private static final class Reader extends JsonDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getText();
            int space = text.lastIndexOf(' ');
            if (space < 0) {
                return (Money) context.handleWeirdStringValue(Money.class, text, "money (expected: 19.90 EUR)");
            }
            return Money.of(text.substring(0, space), text.substring(space + 1));
        }
    }
}
