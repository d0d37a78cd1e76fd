package hub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compiles mappings with the hub's functions; null values are dropped from objects, empty ones stay. */
final class MappingCompiler {

    private static final List<Function> FUNCTIONS = Stream.of(
                    MoneyFunctions.all(),
                    Decimals.all(),
                    TimeFunctions.all(),
                    TextFunctions.all(),
                    RegexFunctions.all())
            .flatMap(List::stream)
            .toList();
    private static final Pattern LEXER_PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    /** Where imports are found; empty when there is no such file. */
    interface Modules {
        Optional<String> source(String path);
    }

    private MappingCompiler() {}

    /**
     * @param file what messages call it
     * @throws MappingFileException with the place of the fault
     */
    static Compiled compile(MappingName name, String file, String source, Modules modules) {
        Map<String, String> used = new TreeMap<>();
        Expression expression;
        try {
            expression = parsed(file, source, modules, used);
        } catch (MappingFileException e) {
            if (isModule(file, source, modules)) {
                return new Compiled(name, source, Map.copyOf(used), Optional.empty());
            }
            throw e;
        }
        refuseUnknownVariables(file, source, expression);
        return new Compiled(name, source, Map.copyOf(used), Optional.of(new Program(file, expression)));
    }

    /** A file of functions only compiles where it is imported, but not by itself. */
    private static boolean isModule(String file, String source, Modules modules) {
        Modules withIt = path -> path.equals(file) ? Optional.of(source) : modules.source(path);
        try {
            parsed("import of " + file, "import \"" + file + "\" as it null", withIt, new TreeMap<>());
            return true;
        } catch (MappingFileException e) {
            return false;
        }
    }

    private static Expression parsed(String file, String source, Modules modules, Map<String, String> used) {
        try {
            return new Parser(new StringReader(source))
                    .withSource(file)
                    .withFunctions(FUNCTIONS)
                    .withResourceResolver(path -> new StringReader(imported(path, modules, used)))
                    .withObjectFilter(value -> !value.isNull())
                    .compile();
        } catch (JsltException e) {
            if (e instanceof ImportMissing missing) {
                throw missing.in(file, source);
            }
            throw at(e.getSource() == null ? file : e.getSource(), e.getLine(), e.getColumn(), oneLine(e));
        } catch (TokenMgrError e) {
            throw at(file, 0, 0, e.getMessage() + " (expected: JSLT)");
        } catch (StackOverflowError e) {
            throw at(file, 0, 0, "nested too deeply (expected: JSLT of usual depth)");
        }
    }

    /** The lexer tells the place only in its text. */
    private static MappingFileException at(String file, int line, int column, String message) {
        Matcher place = LEXER_PLACE.matcher(message);
        return line <= 0 && place.find()
                ? new MappingFileException(
                        file, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)), message)
                : new MappingFileException(file, Math.max(line, 0), Math.max(column, 0), message);
    }

    /** JSLT takes them for parameters from outside and would fail with the first payload. */
    private static void refuseUnknownVariables(String file, String source, Expression expression) {
        for (String name : MeteredTree.parametersFromOutside(expression)) {
            int offset = Math.max(0, source.indexOf("$" + name));
            int line = 1
                    + (int) source.substring(0, offset)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            int column = offset - source.lastIndexOf('\n', offset);
            throw new MappingFileException(
                    file, line, column, "$" + name + ": unknown variable (expected: a let or a parameter)");
        }
    }

    private static String imported(String path, Modules modules, Map<String, String> used) {
        String source = modules.source(path).orElseThrow(() -> new ImportMissing(path));
        used.put(path, source);
        return source;
    }

    private static String oneLine(JsltException e) {
        String line = e.getMessageWithoutLocation().replaceAll("\\s+", " ").strip();
        return line.contains("(expected:") ? line : line + " (expected: JSLT with the functions of the hub)";
    }

    /** JSLT does not say where an import stands that it cannot resolve. */
    private static final class ImportMissing extends JsltException {

        private final String path;

        ImportMissing(String path) {
            super("import: " + path + " (expected: a file <platform>/<name>.jslt under mappings)");
            this.path = path;
        }

        MappingFileException in(String file, String source) {
            int offset = source.indexOf('"' + path + '"');
            int line =
                    offset < 0 ? 0 : (int) source.substring(0, offset).lines().count();
            int column = offset - source.lastIndexOf('\n', Math.max(0, offset));
            return new MappingFileException(file, Math.max(line, 1), Math.max(column, 1), getMessageWithoutLocation());
        }
    }
}
