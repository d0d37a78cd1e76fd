package hub.customer;

import hub.feed.Outbox;
import hub.feed.TestOutbox;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer area on one database, put together by hand. */
public final class CustomerStack {

    public final CustomerLinks links;
    public final CustomerMerges merges;
    public final Customers customers;
    public final CustomerDesk desk;
    public final CustomerHistory history;

    public CustomerStack(DataSource source) {
        PersonalBox box = new TestBox();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        JdbcClient client = JdbcClient.create(source);
        CustomerStore store = new CustomerStore(jdbc);
        CustomerFamily family = new CustomerFamily(client);
        CustomerRevisions revisions = new CustomerRevisions(store, box);
        IdentityStore words = new IdentityStore(jdbc, store);
        Outbox outbox = TestOutbox.on(jdbc);
        links = new CustomerLinks(store, words, revisions, box);
        merges = new CustomerMerges(client, family, store, revisions, outbox);
        desk = new CustomerDesk(store, words, revisions, box, outbox);
        history = new CustomerHistory(client, box);
        customers = new Customers(client, new CustomerSearch(client, store, box), family, box);
    }
}
