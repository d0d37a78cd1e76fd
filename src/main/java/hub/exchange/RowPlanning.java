package hub.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import hub.channel.Account;
import hub.channel.Accounts;
import hub.channel.Connectors;
import hub.intake.Envelope;
import hub.intake.Hash;
import hub.intake.Sealing;
import hub.intake.Source;
import hub.json.Json;
import hub.mapping.ImportMappings;
import hub.mapping.MappingFailure;
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
    private final List<RowKind<?>> kinds;
    private final Accounts accounts;
    private final Connectors connectors;
    private final Sealing sealing;

    RowPlanning(
            ImportMappings mappings,
            List<RowKind<?>> kinds,
            Accounts accounts,
            Connectors connectors,
            Sealing sealing) {
        this.mappings = mappings;
        this.kinds = kinds;
        this.accounts = accounts;
        this.connectors = connectors;
        this.sealing = sealing;
    }

    RowPlan plan(FileImport one, Row row) {
        if (row.fault() != null) {
            return RowPlan.Failed.of(row, List.of(row.fault()));
        }
        try {
            return mapped(one, row);
        } catch (MappingFailure failure) {
            return RowPlan.Failed.of(row, faults(failure));
        } catch (RowRefused refused) {
            return RowPlan.Failed.of(row, refused.faults());
        } catch (RuntimeException poison) {
            LOG.error(
                    "import {}: row {} cannot be prepared: {} {}",
                    one.id(),
                    row.number(),
                    poison.getClass().getName(),
                    poison.getStackTrace().length == 0 ? "" : poison.getStackTrace()[0]);
            RowFault fault =
                    new RowFault("", "not_processable", poison.getClass().getSimpleName());
            return RowPlan.Failed.of(row, List.of(fault));
        }
    }

    private RowPlan mapped(FileImport one, Row row) {
        Optional<Account> account = Optional.ofNullable(one.account()).flatMap(accounts::find);
        String channel = account.map(Account::connector).orElse(ImportMappings.PLATFORM);
        byte[] raw = bytes(row.value());
        Envelope.About about = about(one, row, channel, raw);
        byte[] clean = sealing.clean(about, raw, connectors.find(channel));
        ImportMappings.Made made = mappings.map(one.mapping(), Payload.read(clean), channel);
        RowKind<?> kind = kinds.stream()
                .filter(known -> made.holds(known.member()))
                .findFirst()
                .orElseThrow(() -> new RowRefused(
                        "",
                        "nothing_mapped",
                        "the mapping made nothing of it (expected: "
                                + String.join(
                                        ", ",
                                        kinds.stream().map(RowKind::member).toList()) + ")"));
        return wanted(row, kind, new MappedRow(one, about, clean, made, account));
    }

    private static <W> RowPlan wanted(Row row, RowKind<W> kind, MappedRow mapped) {
        return RowPlan.wanted(row, kind, kind.read(mapped));
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
