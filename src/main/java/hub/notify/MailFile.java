package hub.notify;

import java.io.Reader;
import java.io.StringReader;
import org.thymeleaf.templateresource.ITemplateResource;

/** A template as the engine reads it, named in its faults by its file. */
record MailFile(String name, String text) implements ITemplateResource {

    @Override
    public String getDescription() {
        return name;
    }

    @Override
    public String getBaseName() {
        return name;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public Reader reader() {
        return new StringReader(text);
    }

    @Override
    public ITemplateResource relative(String location) {
        throw new UnsupportedOperationException("relative template: " + location + " (expected: a name)");
    }
}
