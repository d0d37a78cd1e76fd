package hub.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.hospital.Hospital;
import hub.hospital.MessageGroup;
import hub.hospital.MessageQueries;
import hub.hospital.MessageQueries.Filter;
import hub.hospital.MessageQueries.GroupPosition;
import hub.hospital.MessageQueries.Position;
import hub.hospital.MessageView;
import hub.intake.MessageState;
import hub.problem.Problem;
import hub.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of accepted messages, and the hospital. A message still in the broker has no row yet: 404. */
@RestController
@RequestMapping("/api/v1/messages")
class MessagesApi {

    static final String PAYLOAD_SCOPE = "messages:payload";
    private static final int LONGEST_REASON = 500;

    record DiscardBody(String reason) {}

    private final MessageQueries messages;
    private final Hospital hospital;

    MessagesApi(MessageQueries messages, Hospital hospital) {
        this.messages = messages;
        this.hospital = hospital;
    }

    /** Newest first. */
    @GetMapping
    Page<MessageView> list(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String fingerprint,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        QueryChecks checks = new QueryChecks();
        Filter filter = new Filter(
                checks.word("state", state, MessageState.class, MessageState::word),
                checks.text("account", account),
                checks.text("fingerprint", fingerprint));
        checks.done();
        return Page.of(
                messages.list(
                        filter, Cursor.read(cursor, 2).map(key -> new Position(key.instant(0), key.uuid(1))), most + 1),
                most,
                message -> Cursor.of(message.receivedAt(), message.id()));
    }

    /** Parked messages by cause. */
    @GetMapping("/groups")
    Page<MessageGroup> groups(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) Integer limit,
            @RequestParam(required = false) String cursor) {
        int most = Page.limit(limit);
        String named = FieldChecks.filter("account", account);
        return Page.of(
                messages.groups(
                        named,
                        Cursor.read(cursor, 2).map(key -> new GroupPosition(key.instant(0), key.text(1))),
                        most + 1),
                most,
                group -> Cursor.of(group.lastSeen(), group.fingerprint()));
    }

    /** The payload is shown only to callers who may see personal data in it. */
    @GetMapping("/{id}")
    ResponseEntity<ObjectNode> get(@PathVariable String id) {
        return shown(known(id));
    }

    /** The payload's bytes as they are, to be corrected and put back. */
    @GetMapping("/{id}/payload")
    ResponseEntity<byte[]> payload(@PathVariable String id) {
        MessageView message = messages.find(known(id)).orElseThrow(MessagesApi::unknown);
        if (!mayReadPayload()) {
            throw new Problem(403, "forbidden", "key: no scope " + PAYLOAD_SCOPE, List.of());
        }
        byte[] payload = messages.content(message.id(), true)
                .map(MessageQueries.Content::payload)
                .orElseThrow(
                        () -> FieldChecks.notFound("this message has no payload of its own, or its key was destroyed"));
        return ResponseEntity.ok()
                .eTag(Long.toString(message.version()))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(payload);
    }

    /** The body, byte for byte, takes the payload's place; it is not processed before the message is retried. */
    @PutMapping("/{id}/payload")
    ResponseEntity<ObjectNode> correct(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) String seen,
            HttpServletRequest request) {
        UUID message = known(id);
        long version = IfMatch.required(seen);
        byte[] body = RawBody.of(request);
        if (body.length == 0) {
            throw FieldChecks.refusal("body", "body: empty (expected: the payload)");
        }
        hospital.correct(message, version, body, Caller.current());
        return shown(message);
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<ObjectNode> retry(@PathVariable String id) {
        UUID message = known(id);
        hospital.retry(message, Caller.current());
        return shown(message);
    }

    @PostMapping("/{id}/discard")
    ResponseEntity<ObjectNode> discard(@PathVariable String id, @RequestBody DiscardBody body) {
        UUID message = known(id);
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("/reason", body.reason(), LONGEST_REASON);
        checks.done();
        hospital.discard(message, reason, Caller.current());
        return shown(message);
    }

    private ResponseEntity<ObjectNode> shown(UUID id) {
        MessageView message = messages.find(id).orElseThrow(MessagesApi::unknown);
        MessageQueries.Content content = messages.content(id, mayReadPayload()).orElseThrow(MessagesApi::unknown);
        return ResponseEntity.ok().eTag(Long.toString(message.version())).body(MessageBody.of(message, content));
    }

    private static boolean mayReadPayload() {
        return Caller.current().may(PAYLOAD_SCOPE);
    }

    private static UUID known(String id) {
        return Ids.read(id).orElseThrow(MessagesApi::unknown);
    }

    private static Problem unknown() {
        return FieldChecks.notFound("no handled message has this id");
    }
}
