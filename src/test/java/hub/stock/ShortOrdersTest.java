package hub.stock;

import static hub.stock.OrderFixture.NOON;
import static hub.stock.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hub.order.Order;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortOrdersTest {

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void what_was_promised_last_is_what_is_missing(TestStore store) {
        Warehouse warehouse = new Warehouse(store);
        warehouse.count("TEE", "5", NOON);
        Order oldest = sold(warehouse, 1, "3");
        Order middle = sold(warehouse, 2, "3");
        Order youngest = sold(warehouse, 3, "2");

        assertThat(new ShortOrders(store.jdbc).find("TEE"))
                .extracting(ShortOrders.ShortLine::orderId, ShortOrders.ShortLine::quantity)
                .containsExactly(tuple(youngest.id(), new BigDecimal("2")), tuple(middle.id(), BigDecimal.ONE));
        assertThat(new ShortOrders(store.jdbc).find(null))
                .extracting(ShortOrders.ShortLine::orderId)
                .doesNotContain(oldest.id())
                .hasSize(2);
        assertThat(new ShortOrders(store.jdbc).find("CAP")).isEmpty();
        store.close();
    }

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void nobody_is_short_once_goods_arrived(TestStore store) {
        Warehouse warehouse = new Warehouse(store);
        sold(warehouse, 1, "3");
        assertThat(new ShortOrders(store.jdbc).find("TEE")).hasSize(1);

        warehouse.count("TEE", "3", NOON.plusSeconds(10));

        assertThat(new ShortOrders(store.jdbc).find("TEE")).isEmpty();
        store.close();
    }

    private static Order sold(Warehouse warehouse, int number, String quantity) {
        Order order = order(number)
                .line("1", "TEE", quantity)
                .placedAt(NOON.plusSeconds(number))
                .build();
        warehouse.apply(order, StockContext.sold(true, null, List.of(), NOON.plusSeconds(60)));
        return order;
    }
}
