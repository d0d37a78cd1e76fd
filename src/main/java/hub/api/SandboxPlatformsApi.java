package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hub.json.Json;
import hub.sandbox.ApiAnswer;
import hub.sandbox.ApiRequest;
import hub.sandbox.NoSuchOrder;
import hub.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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

    @RequestMapping("/sandbox/{platform}/{account}/{*path}")
    ResponseEntity<String> call(
            @PathVariable String platform,
            @PathVariable String account,
            @PathVariable String path,
            @RequestBody(required = false) byte[] body,
            HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return answer(sandbox.serve(
                platform, account, new ApiRequest(request.getMethod(), path, query, headers, json(body))));
    }

    @ExceptionHandler
    ResponseEntity<Void> missing(NoSuchOrder missing) {
        return ResponseEntity.notFound().build();
    }

    private static JsonNode json(byte[] body) {
        try {
            return body == null ? MissingNode.getInstance() : Json.MAPPER.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static ResponseEntity<String> answer(ApiAnswer answer) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        answer.headers().forEach(response::header);
        return response.body(answer.body().toString());
    }
}
