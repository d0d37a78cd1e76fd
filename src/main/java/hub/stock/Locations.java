package hub.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The locations of the merchant. */
@Component
public class Locations {

    private final JdbcClient client;

    Locations(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** Locations after the given id, by id. */
    public List<Location> page(String after, int limit) {
        return client.sql("select * from location where id > ? order by id fetch first " + limit + " rows only")
                .param(after)
                .query((row, n) -> location(row, channelNames(row.getString("id"))))
                .list();
    }

    public Optional<Location> find(String id) {
        return client.sql("select * from location where id = ?")
                .param(id)
                .query((row, n) -> location(row, channelNames(id)))
                .optional();
    }

    /** @return false when the id is taken */
    public boolean create(Location location) {
        int created = client.sql("""
                        insert into location (id, name, priority, country, region, postcode, lat, lon, active)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        location.id(),
                        location.name(),
                        location.priority(),
                        location.country(),
                        location.region(),
                        location.postcode(),
                        location.lat(),
                        location.lon(),
                        location.active())
                .update();
        if (created == 1) {
            nameForChannels(location);
        }
        return created == 1;
    }

    /** @return false when there is no such location */
    public boolean replace(Location location) {
        int changed = client.sql("""
                        update location set name = ?, priority = ?, country = ?, region = ?, postcode = ?,
                            lat = ?, lon = ?, active = ? where id = ?
                        """)
                .params(
                        location.name(),
                        location.priority(),
                        location.country(),
                        location.region(),
                        location.postcode(),
                        location.lat(),
                        location.lon(),
                        location.active(),
                        location.id())
                .update();
        if (changed == 1) {
            nameForChannels(location);
        }
        return changed == 1;
    }

    Places places(String account) {
        Map<String, Site> sites = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Set<String> known = new HashSet<>();
        client.sql("""
                        select l.*, c.channel_location from location l
                        left join channel_location c on c.location = l.id and c.account = ?
                        """).param(account).query(row -> {
            String id = row.getString("id");
            known.add(id);
            if (row.getString("channel_location") != null) {
                names.put(row.getString("channel_location"), id);
            }
            if (row.getBoolean("active")) {
                sites.put(id, site(row));
            }
        });
        List<Site> ranked = new ArrayList<>(sites.values());
        ranked.sort(Comparator.comparingInt(Site::priority).thenComparing(Site::id));
        return new Places(ranked, names, known);
    }

    private void nameForChannels(Location location) {
        client.sql("delete from channel_location where location = ?")
                .param(location.id())
                .update();
        for (Location.ChannelName name : location.channelLocations()) {
            client.sql("delete from channel_location where account = ? and channel_location = ?")
                    .params(name.account(), name.id())
                    .update();
            client.sql("insert into channel_location (account, channel_location, location) values (?, ?, ?)")
                    .params(name.account(), name.id(), location.id())
                    .update();
        }
    }

    private List<Location.ChannelName> channelNames(String id) {
        return client.sql("select account, channel_location from channel_location where location = ? order by 1, 2")
                .param(id)
                .query((row, n) -> new Location.ChannelName(row.getString(1), row.getString(2)))
                .list();
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getString("id"),
                row.getInt("priority"),
                row.getString("country"),
                row.getString("region"),
                row.getString("postcode"),
                Map.of());
    }

    private static Location location(ResultSet row, List<Location.ChannelName> names) throws SQLException {
        return new Location(
                row.getString("id"),
                row.getString("name"),
                row.getInt("priority"),
                row.getString("country"),
                row.getString("region"),
                row.getString("postcode"),
                row.getBigDecimal("lat"),
                row.getBigDecimal("lon"),
                row.getBoolean("active"),
                names);
    }
}
