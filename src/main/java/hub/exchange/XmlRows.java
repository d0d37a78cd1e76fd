package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hub.json.Json;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The children of the root element. An element with children is an object, one whose children are all called {@code item} a
 * list, every other a text; attributes and elements are the same. Without document type and entities.
 */
final class XmlRows extends RowReader {

    private static final int DEEPEST = 100;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;

    XmlRows(RowLimit limit) {
        super(limit);
        try {
            xml = FACTORY.createXMLStreamReader(limit);
            while (step() != XMLStreamConstants.START_ELEMENT) {
                // What stands before the root says nothing.
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    @Override
    Row read(long number) {
        try {
            for (int event = step(); event != XMLStreamConstants.START_ELEMENT; event = step()) {
                if (event == XMLStreamConstants.END_ELEMENT) {
                    return end();
                }
            }
            JsonNode value = element(1);
            return value.isObject()
                    ? Row.of(number, value)
                    : Row.unreadable(number, "not_an_object", "", "no elements (expected: one for each field)");
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private Row end() throws XMLStreamException {
        while (xml.hasNext()) {
            step();
        }
        return null;
    }

    private JsonNode element(int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new FileFailed("xml_invalid", "nested more than " + DEEPEST + " deep (expected: less)");
        }
        ObjectNode fields = Json.MAPPER.createObjectNode();
        ArrayNode items = Json.MAPPER.createArrayNode();
        StringBuilder text = new StringBuilder();
        boolean named = xml.getLocalName().equals(XmlRecords.FIELD);
        for (int i = 0; i < xml.getAttributeCount() && !named; i++) {
            fields.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        for (int event = step(); event != XMLStreamConstants.END_ELEMENT; event = step()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("item")) {
                items.add(element(depth + 1));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = name();
                add(fields, name, element(depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        if (!items.isEmpty()) {
            return items;
        }
        return fields.isEmpty() ? TextNode.valueOf(text.toString()) : fields;
    }

    /** Names that XML does not allow stand in an attribute: {@code <field name="…">}. */
    private String name() {
        String named = xml.getAttributeValue(null, "name");
        return xml.getLocalName().equals(XmlRecords.FIELD) && named != null ? named : xml.getLocalName();
    }

    /** A field that stands several times is a list. */
    private static void add(ObjectNode fields, String name, JsonNode value) {
        JsonNode there = fields.get(name);
        if (there == null) {
            fields.set(name, value);
        } else if (there instanceof ArrayNode list) {
            list.add(value);
        } else {
            fields.putArray(name).add(there).add(value);
        }
    }

    private int step() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new FileFailed("xml_dtd", "a document type or an entity (expected: none)");
        }
        return event;
    }

    private static FileFailed failed(XMLStreamException e) {
        if (e.getNestedException() instanceof java.io.IOException io) {
            throw new java.io.UncheckedIOException(io);
        }
        String at = e.getLocation() == null
                ? ""
                : ", line " + e.getLocation().getLineNumber() + " column "
                        + e.getLocation().getColumnNumber();
        return new FileFailed("xml_invalid", "not well formed" + at + " (expected: XML without document type)");
    }

    private static XMLInputFactory factory() {
        // The platform's own: what other factories on the classpath do with a document type is theirs.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
