package routes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.camel.support.ResourceSupport;
import org.springframework.core.io.Resource;

/** A flow's file as Camel reads it, under the name that messages call it. */
final class OverlaidFile extends ResourceSupport {

    private final Resource file;

    OverlaidFile(String name, Resource file) {
        super("file", Path.of(name).toString());
        this.file = file;
    }

    @Override
    public boolean exists() {
        return file.exists();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return file.getInputStream();
    }
}
