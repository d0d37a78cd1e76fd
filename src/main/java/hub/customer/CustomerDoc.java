package hub.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import hub.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A customer's personal fields, as they were last seen; stored sealed only. */
record CustomerDoc(String name, String email, String phone, String type) {

    static CustomerDoc of(Sighting seen) {
        return new CustomerDoc(seen.name(), seen.email(), seen.phone(), seen.type());
    }

    /** What is newly shown; what is not shown stays. */
    CustomerDoc with(CustomerDoc newer) {
        return new CustomerDoc(
                newer.name == null ? name : newer.name,
                newer.email == null ? email : newer.email,
                newer.phone == null ? phone : newer.phone,
                newer.type == null ? type : newer.type);
    }

    static CustomerDoc read(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, CustomerDoc.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] json() {
        try {
            return Json.MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
