package hub.mapping;

import static hub.mapping.MappingFailure.Stage.MAP;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;

/** A compiled mapping; may run on many threads at once. */
final class Program {

    private static final long MAX_STEPS = 5_000_000;
    private static final int MAX_DEPTH = 50;
    private static final long MAX_OUTPUT = 20_000_000;

    private final String file;
    private final Expression expression;

    Program(String file, Expression expression) {
        this.file = file;
        this.expression = MeteredTree.of(expression);
    }

    /** @throws MappingFailure stage map */
    JsonNode run(JsonNode payload) {
        Meter meter = Meter.start(MAX_STEPS);
        try {
            JsonNode document = expression.apply(payload);
            new OutputSize(MAX_OUTPUT).add(document, MAX_DEPTH);
            return document;
        } catch (Meter.Exhausted e) {
            throw limit("more than " + MAX_STEPS + " steps");
        } catch (StackOverflowError e) {
            throw limit("calls itself too deeply");
        } catch (OutputSize.TooMuch e) {
            throw limit(e.getMessage());
        } catch (JsltException e) {
            throw new MappingFailure(MAP, "mapping_error", "", file + ": " + cause(e));
        } catch (RuntimeException e) {
            throw new MappingFailure(
                    MAP, "mapping_error", "", file + ": " + e.getClass().getSimpleName());
        } finally {
            meter.stop();
        }
    }

    private MappingFailure limit(String what) {
        return new MappingFailure(MAP, "mapping_limit", "", file + ": " + what);
    }

    /** JSLT's own messages may repeat values of the payload, so only their beginning and place are told. */
    private static String cause(JsltException e) {
        if (e instanceof HubFunction.Refused) {
            return e.getMessage();
        }
        String what =
                e.getMessageWithoutLocation().split("['\":{\\[(0-9]", 2)[0].strip();
        return e.getLine() > 0 ? what + " at line " + e.getLine() + " column " + e.getColumn() : what;
    }
}
