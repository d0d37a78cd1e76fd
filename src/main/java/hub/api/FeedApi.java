package hub.api;

import hub.feed.FeedDesk;
import hub.feed.SetAside;
import hub.problem.Problem;
import hub.security.Caller;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be told, and another try once the reason is mended. */
@RestController
@RequestMapping("/api/v1/feed/set-aside")
class FeedApi {

    private static final int MOST = 200;

    record Waiting(List<SetAside> items) {}

    private final FeedDesk desk;

    FeedApi(FeedDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Waiting list() {
        return new Waiting(desk.setAside(MOST));
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable long id) {
        if (!desk.sendAgain(id, Caller.current())) {
            throw new Problem(404, "not_found", "nothing of this number is set aside", List.of());
        }
    }
}
