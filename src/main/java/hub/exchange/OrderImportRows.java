package hub.exchange;

import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connectors;
import hub.folding.Cause;
import hub.folding.Fold;
import hub.folding.Folding;
import hub.folding.News;
import hub.folding.Subject;
import hub.intake.MessageState;
import hub.intake.Messages;
import hub.mapping.ImportMappings;
import hub.mapping.MappingInput;
import hub.order.Observation;
import hub.order.VersionKey;
import hub.security.Sealer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Rows that show orders: each is a message like any other, folded like any other. */
@Component
class OrderImportRows implements RowKind<OrderImportRows.Shown> {

    /** @param row with its payload as it is kept with its orders */
    record Shown(MappedRow row, List<Observation> observations) {}

    private final ImportMappings mappings;
    private final Accounts accounts;
    private final Connectors connectors;
    private final Folding folding;
    private final Messages messages;
    private final Sealer sealer;

    OrderImportRows(
            ImportMappings mappings,
            Accounts accounts,
            Connectors connectors,
            Folding folding,
            Messages messages,
            Sealer sealer) {
        this.mappings = mappings;
        this.accounts = accounts;
        this.connectors = connectors;
        this.folding = folding;
        this.messages = messages;
        this.sealer = sealer;
    }

    @Override
    public String member() {
        return ImportMappings.ORDERS;
    }

    @Override
    public Shown read(MappedRow row) {
        Account account = row.account()
                .orElseThrow(
                        () -> new RowRefused("", "account_unknown", "account: none (expected: an account of the hub)"));
        MappingInput in = new MappingInput(
                subject(account).storeKey(),
                VersionKey.Rank.IMPORT,
                0,
                row.about().rawSha256(),
                0,
                row.file().createdAt());
        // A live account's channel knows better, whatever it says and however old that is.
        int epoch = account.connector().equals(ImportMappings.PLATFORM) ? 0 : -1;
        return new Shown(row, mappings.observations(row.made(), in, epoch));
    }

    /** What is known already leaves no trace. */
    @Override
    public Tally write(FileImport file, List<RowPlan.Wanted<Shown>> rows, Instant now) {
        Subject subject = subject(accounts.find(file.account()).orElseThrow());
        List<News> news = rows.stream()
                .flatMap(row -> row.wish().observations().stream())
                .map(News::of)
                .toList();
        Map<UUID, Fold> folds = new HashMap<>();
        List<Fold> opened = folding.open(subject, news, now);
        opened.stream().filter(Fold::changed).forEach(fold -> folds.put(fold.orderId(), fold));
        Map<UUID, Cause> causes = new HashMap<>();
        Tally tally = Tally.NOTHING;
        for (RowPlan.Wanted<Shown> row : rows) {
            List<Fold> own = row.wish().observations().stream()
                    .map(heard -> folds.get(heard.order().orderId()))
                    .filter(fold -> fold != null)
                    .distinct()
                    .toList();
            tally = tally.plus(tally(own, row.rows()));
            if (!own.isEmpty()) {
                keep(row.wish().row(), own, now);
                own.forEach(fold -> causes.put(fold.orderId(), cause(row.wish().row())));
            }
        }
        folding.write(opened.stream().filter(Fold::changed).toList(), fold -> causes.get(fold.orderId()), now);
        return tally;
    }

    private Subject subject(Account account) {
        return Subject.of(account, connectors.get(account.connector()));
    }

    private static Tally tally(List<Fold> own, int rows) {
        if (own.stream().anyMatch(fold -> fold.before().isEmpty())) {
            return Tally.created(rows);
        }
        boolean shown = own.stream()
                .anyMatch(fold -> !fold.before().equals(fold.after())
                        || !fold.stock().rows().isEmpty());
        return shown ? Tally.changed(rows) : Tally.same(rows);
    }

    private void keep(MappedRow row, List<Fold> own, Instant now) {
        Fold first = own.get(0);
        byte[] payload = sealer.underOrder(sealer.sealAtIntake(row.clean()), first.secret())
                .toBytes();
        messages.insert(
                row.about(),
                null,
                new Messages.End(
                        MessageState.PROCESSED,
                        null,
                        row.made().publication(),
                        first.externalId(),
                        first.orderId(),
                        null,
                        null,
                        0,
                        1,
                        null,
                        payload),
                now);
        messages.linkOrders(
                row.about().messageId(), own.stream().map(Fold::orderId).toList());
    }

    private static Cause cause(MappedRow row) {
        return new Cause(
                row.about().source().word(),
                row.about().topic(),
                row.about().messageId(),
                row.made().publication(),
                null);
    }
}
