package hub.notify;

import hub.overlay.Overlay;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;

/** Writes a mail's subject, text and HTML. */
@Component
class MailTexts {

    private static final String SUBJECT = "Subject:";

    /** @param language of the files, {@code en} */
    record Written(String subject, String text, String html, String language) {}

    private final MailFiles files;
    private final TemplateEngine engine = new TemplateEngine();

    @Autowired
    MailTexts(Overlay overlay) {
        this(new MailFiles(overlay));
    }

    MailTexts(MailFiles files) {
        this.files = files;
        engine.setTemplateResolver(new Resolver(files));
        engine.setMessageResolver(new Words(files));
    }

    MailFiles files() {
        return files;
    }

    /** @param language one that the kind is written in */
    Written write(Kind kind, String language, Map<String, Object> model) {
        Context context = new Context(Locale.forLanguageTag(language), model);
        String name = kind.word() + "." + language;
        String text = engine.process(name + ".txt", context).strip();
        int end = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || end < 0) {
            throw new IllegalStateException(
                    name + ".txt:1: first line: no subject (expected: Subject: …, then an empty line and the text)");
        }
        String subject = oneLine(text.substring(SUBJECT.length(), end));
        return new Written(
                subject,
                text.substring(end).strip().replaceAll("\n{3,}", "\n\n") + "\n",
                engine.process(name + ".html", context),
                language);
    }

    /** Nothing that is told may begin a header of its own. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** By the name of the file. */
    private static final class Resolver extends AbstractConfigurableTemplateResolver {

        private final MailFiles files;

        Resolver(MailFiles files) {
            this.files = files;
            setForceTemplateMode(false);
            setUseDecoupledLogic(false);
        }

        @Override
        protected ITemplateResource computeTemplateResource(
                IEngineConfiguration engine,
                String owner,
                String template,
                String name,
                String encoding,
                Map<String, Object> attributes) {
            return new MailFile(
                    template,
                    files.text(template)
                            .orElseThrow(() -> new IllegalStateException(
                                    template + ":1: template: missing (expected: one of templates/mail)")));
        }

        @Override
        protected TemplateMode computeTemplateMode(
                IEngineConfiguration engine, String owner, String template, Map<String, Object> attributes) {
            return template.endsWith(".txt") ? TemplateMode.TEXT : TemplateMode.HTML;
        }
    }

    /** A word that is missing is a fault, never a gap in somebody's mail. */
    private static final class Words extends AbstractMessageResolver {

        private final MailFiles files;

        Words(MailFiles files) {
            this.files = files;
        }

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            String word = files.word(context.getLocale().toLanguageTag(), key)
                    .orElseThrow(() -> new IllegalStateException(
                            "words." + context.getLocale().toLanguageTag() + ".properties: " + key
                                    + ": missing (expected: a text)"));
            return new MessageFormat(word, context.getLocale()).format(parameters);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            return key;
        }
    }
}
