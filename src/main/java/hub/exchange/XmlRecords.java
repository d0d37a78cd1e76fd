package hub.exchange;

final class XmlRecords {
    static final String FIELD = "field";
}
