package hub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One element a record, read again by {@link XmlRows}: fields are elements, members of lists are called {@code item}. */
final class XmlRecords implements Records {

    static final String FIELD = "field";
    private static final Pattern NAME = Pattern.compile("(?!(?i:xml))(?!item$)(?!field$)[A-Za-z_][A-Za-z0-9_-]*");
    /** What XML 1.0 cannot say. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final String name;
    private final OutputStream out;
    private final XMLStreamWriter xml;

    XmlRecords(String name, OutputStream out) throws IOException {
        this.name = name;
        this.out = new BufferedOutputStream(out);
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(this.out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("records");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(ObjectNode one) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(name);
            content(one);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void end() throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void content(JsonNode value) throws XMLStreamException {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field(field.getKey(), field.getValue());
            }
        } else if (value instanceof ArrayNode list) {
            for (JsonNode item : list) {
                xml.writeStartElement("item");
                content(item);
                xml.writeEndElement();
            }
        } else if (value.isNumber()) {
            xml.writeCharacters(value.decimalValue().toPlainString());
        } else {
            xml.writeCharacters(UNSPEAKABLE.matcher(value.asText()).replaceAll("\uFFFD"));
        }
    }

    /** An empty list and an empty object could not be told from an empty text. */
    private void field(String key, JsonNode value) throws XMLStreamException {
        if (value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return;
        }
        if (NAME.matcher(key).matches()) {
            xml.writeStartElement(key);
        } else {
            xml.writeStartElement(FIELD);
            xml.writeAttribute("name", UNSPEAKABLE.matcher(key).replaceAll("\uFFFD"));
        }
        content(value);
        xml.writeEndElement();
    }
}
