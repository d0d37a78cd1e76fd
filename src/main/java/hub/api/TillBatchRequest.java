package hub.api;

import hub.security.Caller;
import hub.till.TillLimits;
import java.time.Instant;
import java.util.Map;

/** @param allowed what each terminal of the batch may send, asked once per terminal */
record TillBatchRequest(byte[] body, Caller caller, Instant receivedAt, Map<String, TillLimits.Allowance> allowed) {}
