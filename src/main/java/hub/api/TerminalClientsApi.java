package hub.api;

import hub.oauth.OAuthClient;
import hub.oauth.OAuthClients;
import hub.till.Terminals;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A terminal's OAuth 2.0 clients: made here, their secrets shown once, revoked here. */
@RestController
@RequestMapping("/api/v1/terminals/{terminal}/clients")
class TerminalClientsApi {

    record ShownOnce(OAuthClient client, String clientId, String clientSecret) {}

    record Clients(List<OAuthClient> items) {}

    private final OAuthClients clients;
    private final Terminals terminals;

    TerminalClientsApi(OAuthClients clients, Terminals terminals) {
        this.clients = clients;
        this.terminals = terminals;
    }

    @GetMapping
    Clients list(@PathVariable String terminal) {
        known(terminal);
        return new Clients(clients.ofTerminal(terminal));
    }

    @PostMapping
    ResponseEntity<ShownOnce> create(@PathVariable String terminal) {
        known(terminal);
        OAuthClients.Created created = clients.create(terminal);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new ShownOnce(created.client(), created.client().id(), created.secret()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(@PathVariable String terminal, @PathVariable String id) {
        if (!clients.revoke(terminal, id)) {
            throw FieldChecks.notFound("the terminal has no client of this id");
        }
        return ResponseEntity.noContent().build();
    }

    private void known(String terminal) {
        if (terminals.find(terminal).isEmpty()) {
            throw TerminalsApi.unknown();
        }
    }
}
