package hub.api;

import hub.hospital.MessageJob;
import hub.hospital.MessageJobs;
import hub.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One mend for a whole group of parked messages. */
@RestController
@RequestMapping("/api/v1/messages")
class MessageJobsApi {

    private static final int LONGEST_FINGERPRINT = 64;

    private final MessageJobs jobs;

    MessageJobsApi(MessageJobs jobs) {
        this.jobs = jobs;
    }

    /** Answers at once; how far it is says {@code GET /api/v1/messages/jobs/{id}}. */
    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    MessageJob retry(@RequestParam(required = false) String fingerprint) {
        FieldChecks checks = new FieldChecks();
        String cause = checks.text("fingerprint", fingerprint, LONGEST_FINGERPRINT);
        checks.done();
        return jobs.start(cause, Caller.current());
    }

    @GetMapping("/jobs/{id}")
    MessageJob job(@PathVariable String id) {
        return Ids.read(id).flatMap(jobs::find).orElseThrow(() -> FieldChecks.notFound("no job has this id"));
    }
}
