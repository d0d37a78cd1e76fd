package hub.notify;

import hub.notify.MailRows.Item;
import hub.settings.MailAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes a letter the MIME message that the server is handed: text and HTML, under an id that retries keep. */
@Component
class MailMaking {

    private final MailServer server;
    private final MailSettings settings;

    MailMaking(MailServer server, MailSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    Mail mail(Letter.To letter, Instant now) throws MessagingException {
        List<Item> items = letter.told();
        Item first = items.get(0);
        InternetAddress from = MailAddress.read(settings.from()).orElseThrow();
        String again = first.asked() == 0 ? "" : "." + first.asked();
        String id = first.id() + again + (items.size() == 1 ? "" : ".digest") + "@"
                + from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        int attempts = items.stream().mapToInt(Item::attempts).max().orElse(0);
        Mail mail = new Mail(
                server.sender().getSession(), items.stream().map(Item::id).toList(), attempts, id);
        mail.setFrom(from);
        mail.setRecipients(RecipientType.TO, letter.recipients().toArray(InternetAddress[]::new));
        mail.setSubject(letter.written().subject(), "UTF-8");
        mail.setSentDate(Date.from(now));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", letter.written().language());
        mail.setContent(new MimeMultipart(
                "alternative",
                part(letter.written().text(), "plain"),
                part(letter.written().html(), "html")));
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }
}
