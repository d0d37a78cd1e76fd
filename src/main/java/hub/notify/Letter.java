package hub.notify;

import hub.notify.MailRows.Item;
import hub.notify.MailTexts.Written;
import jakarta.mail.internet.InternetAddress;
import java.util.List;

/** A mail as it is to be, or why there is none. */
sealed interface Letter {

    /**
     * @param told what the mail tells of; what else was asked for is left out
     * @param whyNot why; null when nothing is left out
     */
    record To(List<InternetAddress> recipients, Written written, List<Item> told, String whyNot) implements Letter {

        @Override
        public String toString() {
            return "Letter in " + written.language();
        }
    }

    /** @param reason names nobody */
    record NotSent(String reason) implements Letter {}
}
