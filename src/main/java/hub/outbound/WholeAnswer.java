package hub.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads an answer to its end within the call's time. The client's own time-outs start anew with every byte: a platform
 * that drips would hold a thread for hours.
 */
final class WholeAnswer implements ExecChainHandler {

    private final Duration total;
    private final long largest;
    private final ScheduledExecutorService clock;

    WholeAnswer(Duration total, long largest, ScheduledExecutorService clock) {
        this.total = total;
        this.largest = largest;
        this.clock = clock;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> end = clock.schedule(
                () -> {
                    late.set(true);
                    scope.execRuntime.discardEndpoint();
                },
                total.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            keep(response);
            return response;
        } catch (IOException | RuntimeException e) {
            if (late.get()) {
                throw new SocketTimeoutException("answer: not complete (expected: within " + total + ")");
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private void keep(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try (InputStream content = entity.getContent()) {
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                whole.write(piece, 0, read);
                if (whole.size() > largest) {
                    response.close();
                    throw new CallFailed("answer: larger than " + largest + " bytes (expected: at most that)");
                }
            }
        }
        response.setEntity(new ByteArrayEntity(
                whole.toByteArray(), ContentType.parseLenient(entity.getContentType()), entity.getContentEncoding()));
    }
}
