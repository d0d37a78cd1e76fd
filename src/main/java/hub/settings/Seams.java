package hub.settings;

/** Places between two stores where a kill hurts most; drills put their finger there. */
@FunctionalInterface
public interface Seams {

    String BROKER_TOOK = "broker-took";
    String COMMITTED = "committed";
    String FEED_SENT = "feed-sent";
    String WEBHOOK_SENT = "webhook-sent";
    String IMPORT_CHUNK = "import-chunk";
    String MAIL_SENT = "mail-sent";

    void passed(String seam);
}
