package hub.mapping;

import java.util.regex.Pattern;

/**
 * Which mapping: {@code mappings/<platform>/<name>.jslt}.
 *
 * @param platform the connector's name, e.g. {@code shopify}
 * @param name file name without its ending, e.g. {@code order}
 */
public record MappingName(String platform, String name) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");

    public MappingName {
        if (!WORD.matcher(platform).matches() || !WORD.matcher(name).matches()) {
            throw new IllegalArgumentException("mapping: " + platform + "/" + name
                    + " (expected: lower-case words of letters, digits and dashes)");
        }
    }

    static MappingName ofPath(String path) {
        String[] parts = path.replaceFirst("\\.jslt$", "").split("/");
        if (parts.length != 2) {
            throw new IllegalArgumentException("mapping: " + path + " (expected: <platform>/<name>.jslt)");
        }
        return new MappingName(parts[0], parts[1]);
    }

    String path() {
        return platform + "/" + name + ".jslt";
    }

    @Override
    public String toString() {
        return platform + "/" + name;
    }
}
