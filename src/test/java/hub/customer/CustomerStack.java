package hub.customer;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer area on one database, put together by hand. */
public final class CustomerStack {

    public final CustomerLinks links;
    public final CustomerMerges merges;
    public final Customers customers;

    public CustomerStack(DataSource source) {
        PersonalBox box = new TestBox();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        JdbcClient client = JdbcClient.create(source);
        CustomerStore store = new CustomerStore(jdbc);
        CustomerFamily family = new CustomerFamily(client);
        links = new CustomerLinks(store, new IdentityStore(jdbc, store), box);
        merges = new CustomerMerges(client, family);
        customers = new Customers(client, new CustomerSearch(client, store, box), family, box);
    }
}
