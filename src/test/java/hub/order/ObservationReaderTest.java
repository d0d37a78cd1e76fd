package hub.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import hub.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationReaderTest {

    private static final VersionKey PROTOTYPE = new VersionKey(0, BigDecimal.ZERO, 0, 0, 1, "ab", 0, 7);
    private static final String HEADER = "'header':{'currency':'EUR','taxesIncluded':true}";

    @Test
    void a_whole_observation_is_read() throws IOException {
        Observation read = read("""
                {'externalId':'450789469','ver':'12',
                 'parts':{%s,
                  'lines':{'lines':[{'id':'1','channelSku':'M','quantity':'2.50','unitPrice':{'amount':'19.90','currency':'EUR'}}]},
                  'cancel':{'at':null,'reason':null},
                  'shipTo':{'city':'Berlin'}},
                 'lists':{'refunds':['9'],'fulfilments':[]},
                 'elements':{'refunds':{'9':{'amount':{'amount':'5.00','currency':'EUR'},'lines':[]}}}}""".formatted(HEADER));

        assertThat(read.order()).isEqualTo(new OrderKey("acme", "450789469"));
        assertThat(read.key()).isEqualTo(PROTOTYPE.withVer(new BigDecimal("12")));
        assertThat(read.slots()).hasSize(7);
        SlotValue.Line line = ((SlotValue.Lines) read.slots().get(new Slot.PartSlot(Part.LINES)))
                .lines()
                .get(0);
        assertThat(line.quantity()).isEqualTo(new BigDecimal("2.50"));
        assertThat(line.ordered()).isEqualTo(new BigDecimal("2.50"));
        assertThat(line.unitPrice()).isEqualTo(Money.of("19.90", "EUR"));
        assertThat(read.slots().get(new Slot.ListSlot(ElementSet.FULFILMENTS))).isEqualTo(new SlotValue.Ids(List.of()));
        assertThat(((SlotValue.Refund) read.slots().get(new Slot.ElementSlot(ElementSet.REFUNDS, "9"))).id())
                .isEqualTo("9");
    }

    @Test
    void times_with_an_offset_are_read() throws IOException {
        Observation read = read("{'externalId':'1','parts':{'cancel':{'at':'2026-11-23T10:00:00-05:00'}}}");

        assertThat(read.slots().get(new Slot.PartSlot(Part.CANCEL)))
                .isEqualTo(new SlotValue.Cancel(Instant.parse("2026-11-23T15:00:00Z"), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'parts':{}}                                                                                      | /externalId
            {'externalId':' '}                                                                                | /externalId
            {'externalId':'1','ver':'x'}                                                                      | /ver
            {'externalId':'1','parts':[]}                                                                     | /parts
            {'externalId':'1','parts':{'gifts':{}}}                                                           | /parts/gifts
            {'externalId':'1','parts':{'header':[]}}                                                          | /parts/header
            {'externalId':'1','parts':{'header':{'taxesIncluded':true}}}                                      | /parts/header
            {'externalId':'1','parts':{'header':{'currency':'EUR'}}}                                          | /parts/header
            {'externalId':'1','parts':{'lines':{'lines':[{'id':'1','quantity':'two'}]}}}                      | /parts/lines/lines/0/quantity
            {'externalId':'1','parts':{'lines':{'lines':[{'quantity':'2'}]}}}                                 | /parts/lines/lines/0
            {'externalId':'1','parts':{'lines':{'lines':[{'id':'1','quantity':'1e999999999'}]}}}              | /parts/lines/lines/0
            {'externalId':'1','parts':{'lines':{'lines':[{'id':'1','quantity':1},{'id':'1','quantity':1}]}}}  | /parts/lines/lines/1/id
            {'externalId':'1','parts':{'money':{'total':{'amount':'1e999999999','currency':'EUR'}}}}          | /parts/money/total
            {'externalId':'1','parts':{'money':{'total':{'amount':'12 EUR','currency':'EUR'}}}}               | /parts/money/total
            {'externalId':'1','parts':{'money':{'total':{'amount':'12','currency':'euro'}}}}                  | /parts/money/total
            {'externalId':'1','parts':{'cancel':{'at':'2026-11-23 10:00'}}}                                   | /parts/cancel/at
            {'externalId':'1','parts':{'cancel':{'at':'0000-01-01T00:00:00Z'}}}                               | /parts/cancel
            {'externalId':'1','parts':{'cancel':{'at':'+10000-01-01T00:00:00Z'}}}                             | /parts/cancel
            {'externalId':'1','parts':{'existence':{'state':'maybe'}}}                                        | /parts/existence
            {'externalId':'1','parts':{'person':{'name':'a\\u0000b'}}}                                        | /parts/person/name
            {'externalId':'1','lists':{'refunds':'9'}}                                                        | /lists/refunds
            {'externalId':'1','lists':{'gifts':['9']}}                                                        | /lists/gifts
            {'externalId':'1','lists':{'refunds':[null]}}                                                     | /lists/refunds/0
            {'externalId':'1','elements':{'refunds':{'9':3}}}                                                 | /elements/refunds/9
            {'externalId':'1','elements':{'gifts':{'9':{}}}}                                                  | /elements/gifts/9
            {'externalId':'1','elements':{'refunds':{'9':{'lines':[{'quantity':'1'}]}}}}                      | /elements/refunds/9/lines/0
            """)
    void a_wrong_shape_is_named_by_its_path(String observation, String path) {
        ObservationInvalid wrong = catchThrowableOfType(ObservationInvalid.class, () -> read(observation));

        assertThat(wrong.path()).isEqualTo(path);
        assertThat(wrong.detail()).isNotBlank();
    }

    @Test
    void what_is_wrong_is_told_without_its_value() {
        assertThatThrownBy(() -> read("{'externalId':'1','parts':{'cancel':{'at':'Ada Lovelace'}}}"))
                .hasMessage("/parts/cancel/at: expected: Instant");
        assertThatThrownBy(() -> read("{'externalId':'1','parts':{'lines':{'lines':[{'id':'1','quantity':'Ada'}]}}}"))
                .hasMessageNotContaining("Ada");
    }

    private static Observation read(String text) throws IOException {
        JsonNode tree = Json.MAPPER.readTree(text.replace('\'', '"'));
        return ObservationReader.read(
                tree, "acme", ver -> ver == null ? BigDecimal.ZERO : new BigDecimal(ver), PROTOTYPE);
    }
}
