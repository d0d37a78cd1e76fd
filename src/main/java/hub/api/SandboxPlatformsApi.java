package hub.api;

import hub.sandbox.ApiAnswer;
import hub.sandbox.NoSuchOrder;
import hub.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The platforms' own calls, at the addresses and with the credentials that the real ones have. */
@RestController
@Profile({"demo", "sandbox"})
@Hidden
class SandboxPlatformsApi {

    private final Sandbox sandbox;

    SandboxPlatformsApi(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @GetMapping("/sandbox/shopify/{account}/admin/api/{version}/orders/{id}.json")
    ResponseEntity<String> shopify(
            @PathVariable String account,
            @PathVariable String id,
            @RequestHeader(name = "X-Shopify-Access-Token", required = false) String token,
            HttpServletRequest request) {
        return answer(sandbox.read("shopify", account, request.getRequestURI(), id, token));
    }

    @GetMapping("/sandbox/woocommerce/{account}/wp-json/wc/v3/orders/{id}")
    ResponseEntity<String> woocommerce(
            @PathVariable String account,
            @PathVariable String id,
            @RequestHeader(name = "Authorization", required = false) String keys,
            HttpServletRequest request) {
        return answer(sandbox.read("woocommerce", account, request.getRequestURI(), id, keys));
    }

    @ExceptionHandler
    ResponseEntity<Void> missing(NoSuchOrder missing) {
        return ResponseEntity.notFound().build();
    }

    private static ResponseEntity<String> answer(ApiAnswer answer) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        answer.headers().forEach(response::header);
        return response.body(answer.body().toString());
    }
}
