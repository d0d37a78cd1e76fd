package hub.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of an order as JSON, short and exact: {@code {"keys":[[…]],"slots":{"lines":[0,{…}]}}}. Slots share keys by
 * number, money is {@code "19.90 EUR"}. A slot written by a newer version of the hub is kept as it is.
 */
public final class StateJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(CompactMoney.module())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            // Only what a record fills in by itself may be left out; an empty text is a text.
            .withConfigOverride(List.class, list -> list.setInclude(unlessEmpty()))
            .withConfigOverride(Map.class, map -> map.setInclude(unlessEmpty()))
            .build();
    private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);
    private static final Map<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, ObjectWriter> WRITERS = new ConcurrentHashMap<>();

    private StateJson() {}

    private static JsonInclude.Value unlessEmpty() {
        return JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL);
    }

    public static byte[] write(OrderState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            write(state, out);
        } catch (IOException e) {
            throw new UncheckedIOException("order state (expected: writable)", e);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException when the bytes are no state */
    public static OrderState read(byte[] bytes) {
        try (JsonParser in = MAPPER.createParser(bytes)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("order state (expected: as the hub wrote it)", e);
        }
    }

    private static void write(OrderState state, JsonGenerator out) throws IOException {
        Map<VersionKey, Integer> keys = new LinkedHashMap<>();
        Map<String, Versioned> slots = new TreeMap<>();
        state.slots().forEach((slot, held) -> slots.put(SlotNames.of(slot), held));
        slots.values().forEach(held -> keys.putIfAbsent(held.key(), keys.size()));
        out.writeStartObject();
        out.writeArrayFieldStart("keys");
        for (VersionKey key : keys.keySet()) {
            KeyJson.write(key, out);
        }
        out.writeEndArray();
        out.writeObjectFieldStart("slots");
        for (Map.Entry<String, Versioned> slot : slots.entrySet()) {
            out.writeArrayFieldStart(slot.getKey());
            out.writeNumber(keys.get(slot.getValue().key()));
            writeValue(slot.getValue().value(), out);
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeValue(SlotValue value, JsonGenerator out) throws IOException {
        Object shape = value instanceof SlotValue.Other other ? other.value() : value;
        WRITERS.computeIfAbsent(shape.getClass(), MAPPER::writerFor).writeValue(out, shape);
    }

    private static OrderState read(JsonParser in) throws IOException {
        KeyJson.expect(in.nextToken(), JsonToken.START_OBJECT);
        List<VersionKey> keys = new ArrayList<>();
        Map<Slot, Versioned> slots = new HashMap<>();
        for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
            in.nextToken();
            switch (field) {
                case "keys" -> readKeys(in, keys);
                case "slots" -> readSlots(in, keys, slots);
                default -> in.skipChildren();
            }
        }
        return new OrderState(slots);
    }

    private static void readKeys(JsonParser in, List<VersionKey> keys) throws IOException {
        while (in.nextToken() == JsonToken.START_ARRAY) {
            keys.add(KeyJson.read(in));
        }
    }

    private static void readSlots(JsonParser in, List<VersionKey> keys, Map<Slot, Versioned> slots) throws IOException {
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            KeyJson.expect(in.nextToken(), JsonToken.START_ARRAY);
            in.nextToken();
            VersionKey key = keys.get(in.getIntValue());
            in.nextToken();
            Slot slot = SlotNames.slot(name);
            slots.put(slot, new Versioned(key, readValue(slot, in)));
            KeyJson.expect(in.nextToken(), JsonToken.END_ARRAY);
        }
    }

    private static SlotValue readValue(Slot slot, JsonParser in) throws IOException {
        if (slot instanceof Slot.OtherSlot) {
            return new SlotValue.Other(TREE.readValue(in));
        }
        return READERS.computeIfAbsent(SlotTypes.of(slot), MAPPER::readerFor).readValue(in);
    }
}
