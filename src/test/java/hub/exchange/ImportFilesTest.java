package hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.problem.Problem;
import hub.security.Caller;
import hub.security.TestFileSealer;
import hub.settings.HubSettings;
import hub.settings.Part;
import hub.store.DataFolder;
import hub.store.TestDataFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.util.unit.DataSize;

/** What is not taken leaves nothing behind. */
class ImportFilesTest {

    private static final byte[] ROWS = "sku,quantity\nA,1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    private Path data;

    @Test
    void a_full_disk_is_503_and_nothing_is_left() throws IOException {
        try (InputStream in = new ByteArrayInputStream(ROWS)) {
            ImportFiles files = files(DataSize.ofTerabytes(1_000_000));

            assertThatThrownBy(() -> files.store(UUID.randomUUID(), in))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.status()).isEqualTo(503);
                        assertThat(problem.code()).isEqualTo("storage_unavailable");
                    });
            assertThat(left()).isZero();
        }
    }

    @Test
    void a_sender_that_breaks_off_is_told_so_and_nothing_is_left() throws IOException {
        ImportFiles files = files(DataSize.ofBytes(0));
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(ROWS), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> files.store(UUID.randomUUID(), broken))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("body_unreadable"));
        assertThat(left()).isZero();
    }

    @Test
    void a_database_that_is_away_leaves_no_file_either() throws IOException {
        ImportDesk desk = new ImportDesk(
                files(DataSize.ofBytes(0)),
                null,
                null,
                new hub.store.TransactionRetry(new Away(), again -> Duration.ZERO),
                Clock.systemUTC(),
                Duration.ZERO);
        IncomingFile file = IncomingFile.upload(Format.CSV, "stock-count", null, Caller.current());

        assertThatThrownBy(() -> desk.accept(file, new ByteArrayInputStream(ROWS)))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(left()).isZero();
    }

    private ImportFiles files(DataSize minFree) throws IOException {
        HubSettings settings = settings(minFree);
        DataFolder folder = TestDataFolder.of(settings);
        try {
            return new ImportFiles(folder, TestFileSealer.ofItsOwn(), settings, "");
        } finally {
            try {
                folder.destroy();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private long left() throws IOException {
        try (var files = Files.list(data.resolve("imports"))) {
            return files.count();
        }
    }

    private HubSettings settings(DataSize minFree) {
        return new HubSettings(
                data,
                "http://hub.example",
                null,
                null,
                null,
                Set.of(Part.values()),
                null,
                "",
                null,
                "",
                null,
                null,
                null,
                new HubSettings.BrokerLimits(minFree, DataSize.ofGigabytes(1), ""),
                null);
    }

    private static final class Away implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            throw new DataAccessResourceFailureException("away");
        }

        @Override
        public void commit(TransactionStatus status) {
            throw new IllegalStateException();
        }

        @Override
        public void rollback(TransactionStatus status) {
            throw new IllegalStateException();
        }
    }
}
