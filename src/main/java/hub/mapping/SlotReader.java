package hub.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import hub.order.ElementSet;
import hub.order.Observation;
import hub.order.OrderKey;
import hub.order.Part;
import hub.order.Slot;
import hub.order.SlotValue;
import hub.order.VersionKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads one checked observation document into slots. */
final class SlotReader {

    private static final Map<String, Part> PARTS = Map.of(
            "header", Part.HEADER,
            "lines", Part.LINES,
            "money", Part.MONEY,
            "person", Part.PERSON,
            "shipTo", Part.SHIP_TO,
            "billTo", Part.BILL_TO,
            "cancel", Part.CANCEL,
            "existence", Part.EXISTENCE);
    private static final Map<Part, Class<? extends SlotValue>> PART_VALUES = Map.of(
            Part.HEADER, SlotValue.Header.class,
            Part.LINES, SlotValue.Lines.class,
            Part.MONEY, SlotValue.MoneyPart.class,
            Part.PERSON, SlotValue.Person.class,
            Part.SHIP_TO, SlotValue.Address.class,
            Part.BILL_TO, SlotValue.Address.class,
            Part.CANCEL, SlotValue.Cancel.class,
            Part.EXISTENCE, SlotValue.Existence.class);
    private static final Map<ElementSet, Class<? extends SlotValue>> ELEMENT_VALUES = Map.of(
            ElementSet.PAYMENTS, SlotValue.Payment.class,
            ElementSet.FULFILMENTS, SlotValue.Fulfilment.class,
            ElementSet.REFUNDS, SlotValue.Refund.class,
            ElementSet.RETURNS, SlotValue.Return.class);

    private SlotReader() {}

    static Observation read(
            JsonNode document, String storeKey, Function<String, BigDecimal> ver, VersionKey prototype) {
        Map<Slot, SlotValue> slots = new HashMap<>();
        document.path("parts").properties().forEach(entry -> {
            Part part = PARTS.get(entry.getKey());
            slots.put(new Slot.PartSlot(part), value(entry.getValue(), PART_VALUES.get(part)));
        });
        document.path("lists").properties().forEach(entry -> {
            List<String> ids = new java.util.ArrayList<>();
            entry.getValue().forEach(id -> ids.add(id.textValue()));
            slots.put(new Slot.ListSlot(set(entry.getKey())), new SlotValue.Ids(ids));
        });
        document.path("elements")
                .properties()
                .forEach(entry -> entry.getValue()
                        .properties()
                        .forEach(element -> slots.put(
                                new Slot.ElementSlot(set(entry.getKey()), element.getKey()),
                                value(element.getValue(), ELEMENT_VALUES.get(set(entry.getKey()))))));
        return new Observation(
                new OrderKey(storeKey, document.path("externalId").textValue()),
                slots,
                new VersionKey(
                        prototype.epoch(),
                        ver.apply(document.path("ver").textValue()),
                        prototype.settled(),
                        prototype.read(),
                        prototype.rank(),
                        prototype.raw(),
                        prototype.edit(),
                        prototype.mapping()));
    }

    private static ElementSet set(String name) {
        return ElementSet.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    private static SlotValue value(JsonNode node, Class<? extends SlotValue> type) {
        try {
            return Json.MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema lets through what " + type.getSimpleName() + " refuses", e);
        }
    }
}
