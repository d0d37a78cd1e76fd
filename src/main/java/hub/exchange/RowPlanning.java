package hub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connector;
import hub.channel.Connectors;
import hub.folding.Subject;
import hub.intake.Envelope;
import hub.intake.Hash;
import hub.intake.Sealing;
import hub.intake.Source;
import hub.json.Json;
import hub.mapping.ImportMappings;
import hub.mapping.MappingFailure;
import hub.mapping.MappingInput;
import hub.mapping.Payload;
import hub.order.VersionKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** From a row to what it asks for, by the import's mapping. */
@Component
class RowPlanning {

    private static final Logger LOG = LoggerFactory.getLogger(RowPlanning.class);

    private final ImportMappings mappings;
    private final StockRows stock;
    private final Accounts accounts;
    private final Connectors connectors;
    private final Sealing sealing;

    RowPlanning(ImportMappings mappings, StockRows stock, Accounts accounts, Connectors connectors, Sealing sealing) {
        this.mappings = mappings;
        this.stock = stock;
        this.accounts = accounts;
        this.connectors = connectors;
        this.sealing = sealing;
    }

    /** Whose orders these are; empty for an import without account, or whose account was deleted. */
    Optional<Subject> subject(FileImport one) {
        return account(one).map(account -> Subject.of(account, connectors.get(account.connector())));
    }

    RowPlan plan(FileImport one, Row row) {
        if (row.fault() != null) {
            return new RowPlan.Failed(row.number(), List.of(row.fault()));
        }
        try {
            return mapped(one, row);
        } catch (MappingFailure failure) {
            return new RowPlan.Failed(row.number(), faults(failure));
        } catch (RuntimeException poison) {
            LOG.error(
                    "import {}: row {} cannot be prepared: {} {}",
                    one.id(),
                    row.number(),
                    poison.getClass().getName(),
                    poison.getStackTrace().length == 0 ? "" : poison.getStackTrace()[0]);
            RowFault fault =
                    new RowFault("", "not_processable", poison.getClass().getSimpleName());
            return new RowPlan.Failed(row.number(), List.of(fault));
        }
    }

    private RowPlan mapped(FileImport one, Row row) {
        Optional<Account> account = account(one);
        String channel = account.map(Account::connector).orElse(ImportMappings.PLATFORM);
        byte[] raw = bytes(row.value());
        Envelope.About about = about(one, row, channel, raw);
        byte[] clean = sealing.clean(about, raw, connectors.find(channel));
        ImportMappings.Made made = mappings.map(one.mapping(), Payload.read(clean), channel);
        if (!made.isOfOrders()) {
            return stock.plan(row.number(), made.document(), one.createdAt());
        }
        if (account.isEmpty()) {
            RowFault unknown = new RowFault("", "account_unknown", "account: none (expected: an account of the hub)");
            return new RowPlan.Failed(row.number(), List.of(unknown));
        }
        Connector connector = connectors.get(channel);
        MappingInput in = new MappingInput(
                Subject.of(account.get(), connector).storeKey(),
                VersionKey.Rank.IMPORT,
                0,
                about.rawSha256(),
                0,
                one.createdAt());
        // A live account's channel knows better, whatever it says and however old that is.
        int epoch = channel.equals(ImportMappings.PLATFORM) ? 0 : -1;
        var observations = mappings.observations(made, in, epoch);
        return new RowPlan.Orders(row.number(), about, clean, observations, made.publication());
    }

    private Optional<Account> account(FileImport one) {
        return Optional.ofNullable(one.account()).flatMap(accounts::find);
    }

    /** The same row of the same import always has the same id: a chunk that is done again doubles nothing. */
    private static Envelope.About about(FileImport one, Row row, String channel, byte[] raw) {
        return new Envelope.About(
                UUID.nameUUIDFromBytes((one.id() + ":" + row.number()).getBytes(StandardCharsets.UTF_8)),
                channel,
                one.account() == null ? channel : one.account(),
                Source.IMPORT,
                ImportMappings.PLATFORM + "/" + one.mapping(),
                one.createdAt(),
                null,
                Hash.sha256(raw),
                VersionKey.Rank.IMPORT,
                0,
                false,
                "application/json",
                Map.of("Import-Id", one.id().toString(), "Import-Row", Long.toString(row.number())));
    }

    private static List<RowFault> faults(MappingFailure failure) {
        return failure.faults().stream()
                .map(fault -> new RowFault(fault.path(), code(failure, fault), fault.message()))
                .toList();
    }

    private static String code(MappingFailure failure, MappingFailure.Fault fault) {
        return fault.message().startsWith("missing") ? RowFault.MISSING : failure.code();
    }

    private static byte[] bytes(JsonNode value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row that was read can be written", e);
        }
    }
}
