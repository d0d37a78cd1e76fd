package hub.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Answers the GET with which some platforms try an address before they call it. */
@Component
public final class Handshakes {

    /**
     * @param query first value of a query parameter, null when absent
     * @return the text to send back; empty when the platform has no handshake or the token is not the account's
     */
    public Optional<String> answer(Connector connector, Account account, UnaryOperator<String> query) {
        if (connector.webhook() == null || connector.webhook().handshake() == null) {
            return Optional.empty();
        }
        Webhook.Handshake rule = connector.webhook().handshake();
        String token = query.apply(rule.token());
        if (token == null) {
            return Optional.empty();
        }
        boolean known = false;
        for (String secret : account.secretValues(rule.secret())) {
            known |= MessageDigest.isEqual(secret.getBytes(UTF_8), token.getBytes(UTF_8));
        }
        return known ? Optional.ofNullable(query.apply(rule.echo())) : Optional.empty();
    }
}
