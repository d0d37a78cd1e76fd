package hub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
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
        try {
            Expression expression = new Parser(new StringReader(source))
                    .withSource(file)
                    .withFunctions(FUNCTIONS)
                    .withResourceResolver(path -> new StringReader(imported(path, modules, used)))
                    .withObjectFilter(value -> !value.isNull())
                    .compile();
            Optional<Program> program = ((ExpressionImpl) expression).hasBody()
                    ? Optional.of(new Program(file, expression))
                    : Optional.empty();
            return new Compiled(name, source, Map.copyOf(used), program);
        } catch (JsltException e) {
            throw new MappingFileException(
                    e.getSource() == null ? file : e.getSource(), e.getLine(), e.getColumn(), oneLine(e));
        } catch (TokenMgrError e) {
            Matcher place = LEXER_PLACE.matcher(e.getMessage());
            boolean found = place.find();
            throw new MappingFileException(
                    file,
                    found ? Integer.parseInt(place.group(1)) : 0,
                    found ? Integer.parseInt(place.group(2)) : 0,
                    e.getMessage() + " (expected: JSLT)");
        } catch (StackOverflowError e) {
            throw new MappingFileException(file, 0, 0, "nested too deeply (expected: JSLT of usual depth)");
        }
    }

    private static String imported(String path, Modules modules, Map<String, String> used) {
        String source = modules.source(path)
                .orElseThrow(() -> new JsltException(
                        "import: " + path + " (expected: a file <platform>/<name>.jslt under mappings)"));
        used.put(path, source);
        return source;
    }

    private static String oneLine(JsltException e) {
        return e.getMessageWithoutLocation().replaceAll("\\s+", " ").strip();
    }
}
