package hub.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** @param id chosen by the caller, or given by the hub when absent */
record TransferBody(String id, String from, String to, String note, List<LineBody> lines) {

    record LineBody(String sku, BigDecimal quantity) {}

    String idOrNew() {
        return id == null ? UUID.randomUUID().toString() : id;
    }
}
