package hub.exchange;

import hub.channel.Account;
import hub.intake.Envelope;
import hub.mapping.ImportMappings;
import java.util.Optional;

/**
 * What the mapping made of a row.
 *
 * @param about the message that the row is, where its kind keeps messages
 * @param clean the row without card data
 * @param account whose row it is; empty for an import without account, or whose account was deleted
 */
record MappedRow(
        FileImport file, Envelope.About about, byte[] clean, ImportMappings.Made made, Optional<Account> account) {}
