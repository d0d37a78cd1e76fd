package hub.notify;

import hub.overlay.Overlay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attoparser.ParseException;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.templateparser.text.TextParseException;

/** Writes one mail of each kind in each language with the templates as they are, so that a wrong one stops the start. */
public final class MailTemplateFaults {

    private static final String KINDS =
            Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining("|"));
    private static final String NAME = "mail/((" + KINDS + "|layout|order)[.][A-Za-z-]+[.](html|txt)"
            + "|[a-z_]+[.][A-Za-z-]+[.]html|words[.][A-Za-z-]+[.]properties|[^/]+[.]md)";

    private final Overlay overlay;
    private final MailTexts texts;

    private MailTemplateFaults(Overlay overlay) {
        this.overlay = overlay;
        this.texts = new MailTexts(overlay);
    }

    /** Everything that is wrong, file by file; the built-in templates are tried by the build, not by every start. */
    public static List<String> of(Overlay overlay) {
        return overlay.overlays(MailFiles.FOLDER) ? new MailTemplateFaults(overlay).faults() : List.of();
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        overlay.files(MailFiles.FOLDER).keySet().stream()
                .filter(path -> overlaid(path) && !path.matches(NAME))
                .forEach(path -> faults.add(overlay.nameOf(MailFiles.FOLDER, path)
                        + ":1: file: not a template (expected: mail/<kind>.<language>.html or .txt, kind one of "
                        + KINDS.replace("|", ", ") + ")"));
        Set<String> names = texts.files().names();
        for (String language : texts.files().languages()) {
            for (Kind kind : Kind.values()) {
                String html = kind.word() + "." + language + ".html";
                String text = kind.word() + "." + language + ".txt";
                if (names.contains(html) && names.contains(text)) {
                    faults.addAll(tried(kind, language));
                } else if (names.contains(html) || names.contains(text)) {
                    String there = names.contains(html) ? html : text;
                    faults.add(named(there) + ":1: file: alone (expected: " + html + " and " + text + ")");
                }
            }
        }
        return faults.stream().distinct().toList();
    }

    private List<String> tried(Kind kind, String language) {
        try {
            SampleLetters.write(texts, kind, language, false, 1);
            SampleLetters.write(texts, kind, language, true, 3);
            return List.of();
        } catch (TemplateProcessingException wrong) {
            return List.of(fault(wrong));
        } catch (RuntimeException wrong) {
            String said = String.valueOf(wrong.getMessage());
            int end = Math.max(said.indexOf(':'), 0);
            return List.of(named(said.substring(0, end)) + said.substring(end));
        }
    }

    /** Where it is wrong and what is wrong there: the innermost of what is told. */
    private String fault(TemplateProcessingException wrong) {
        String file = wrong.getTemplateName();
        Integer line = wrong.getLine();
        String said = wrong.getMessage();
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateProcessingException inner && inner.getTemplateName() != null) {
                file = inner.getTemplateName();
                line = inner.getLine() == null ? line : inner.getLine();
            }
            if (cause instanceof ParseException parse && parse.getLine() != null) {
                line = parse.getLine();
            }
            if (cause instanceof TextParseException parse && parse.getLine() != null) {
                line = parse.getLine();
            }
            said = String.valueOf(cause.getMessage());
        }
        return named(file) + ":" + (line == null ? 1 : line) + ": template: "
                + MailTexts.oneLine(said.replaceAll(" ?\\(template: .*", "")) + " (expected: one that can be written)";
    }

    private boolean overlaid(String path) {
        return !overlay.nameOf(MailFiles.FOLDER, path).equals(MailFiles.FOLDER + "/" + path);
    }

    private String named(String file) {
        return overlay.nameOf(MailFiles.FOLDER, MailFiles.path(file));
    }
}
