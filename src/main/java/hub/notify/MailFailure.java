package hub.notify;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.thymeleaf.exceptions.TemplateProcessingException;

/**
 * What went wrong with a mail. A server's own words are left out: they repeat the address.
 *
 * @param again whether trying again may help
 * @param serverAway whether any other mail would fail as well
 * @param sentTo people that got it all the same
 */
record MailFailure(String words, boolean again, boolean serverAway, int sentTo) {

    private static final Pattern ENHANCED = Pattern.compile("^[0-9]{3}[ -]([245][.][0-9]{1,3}[.][0-9]{1,3})\\b");
    private static final int PERMANENT = 500;
    private static final MailFailure UNKNOWN = new MailFailure(
            "outcome_unknown: the connection broke while the mail was handed over; it may have arrived"
                    + " (expected: a person decides to send it again)",
            false,
            false,
            0);
    private static final MailFailure NOT_REACHED =
            new MailFailure("mail server: not reached (expected: an answer over the agreed TLS)", true, true, 0);

    /** It never came to be a mail: a template of an overlay, an order that cannot be shown. */
    static MailFailure notWritten(Throwable failed) {
        String where = failed instanceof TemplateProcessingException template
                ? "template: " + template.getTemplateName() + ":" + template.getLine()
                : "mail: " + failed.getClass().getSimpleName();
        return new MailFailure(where + " (expected: one that can be written)", false, false, 0);
    }

    /** @param handedOver whether the server was given any of the mail before it failed */
    static MailFailure of(Throwable failed, boolean handedOver) {
        if (failed instanceof AuthenticationFailedException) {
            return new MailFailure("mail server: signing in refused (expected: accepted)", true, true, 0);
        }
        Optional<MailFailure> refused =
                failed instanceof SendFailedException answer ? refused(answer) : Optional.empty();
        return refused.orElseGet(() -> handedOver ? UNKNOWN : NOT_REACHED);
    }

    /** Empty when the server gave no answer at all. */
    private static Optional<MailFailure> refused(SendFailedException refused) {
        int code = 0;
        String said = "";
        for (Exception one = refused;
                one != null;
                one = one instanceof MessagingException next ? next.getNextException() : null) {
            int its = code(one);
            // A refusal for good weighs more than one that may pass, and a recipient's more than that of the whole.
            if (its >= code) {
                code = its;
                said = enhanced(one.getMessage());
            }
        }
        if (code == 0) {
            return Optional.empty();
        }
        int sentTo = count(refused.getValidSentAddresses());
        int refusedTo = count(refused.getInvalidAddresses()) + count(refused.getValidUnsentAddresses());
        String words = "refused: " + code + said + " (expected: 250)"
                + (sentTo > 0 ? " by " + refusedTo + " of " + (sentTo + refusedTo) + " addresses" : "");
        return Optional.of(new MailFailure(words, code < PERMANENT, false, sentTo));
    }

    private static int code(Exception failed) {
        if (failed instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (failed instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failed instanceof SMTPSendFailedException whole ? whole.getReturnCode() : 0;
    }

    private static String enhanced(String said) {
        Matcher code = ENHANCED.matcher(said == null ? "" : said);
        return code.find() ? " " + code.group(1) : "";
    }

    private static int count(Address[] addresses) {
        return addresses == null ? 0 : addresses.length;
    }
}
