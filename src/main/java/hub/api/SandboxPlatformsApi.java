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
import jakarta.servlet.http.HttpServletResponse;
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
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> headers = new HashMap<>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        ApiRequest asked = new ApiRequest(request.getMethod(), path, query, headers, json(body));
        ApiAnswer answer = sandbox.serve(platform, account, asked);
        if (sandbox.loses(platform, account, asked)) {
            cutOff(response);
            return null;
        }
        return answer(answer);
    }

    @ExceptionHandler
    ResponseEntity<Void> missing(NoSuchOrder missing) {
        return ResponseEntity.notFound().build();
    }

    /** More was promised than comes: whoever called knows that it was heard, and no more. */
    private static void cutOff(HttpServletResponse response) throws IOException {
        response.setStatus(200);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Connection", "close");
        response.setContentLength(1000);
        response.getOutputStream().write('{');
        response.flushBuffer();
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
