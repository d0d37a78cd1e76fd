package hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorException;
import graphql.TypeResolutionEnvironment;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import hub.json.Json;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The Admin GraphQL API of one shop: refuses what its schema does not know, answers 200 also when it says no. */
final class ShopifyGraph {

    private static final int MOST_POINTS = 2000;
    private static final int POINTS_PER_SECOND = 100;
    private static final int READ = 6;
    private static final int MUTATION = 10;
    private static final TypeDefinitionRegistry TYPES = types();

    private final Shop shop;
    private final GraphQL graphQl;
    private final Bucket points = Bucket.builder()
            .addLimit(limit -> limit.capacity(MOST_POINTS).refillGreedy(POINTS_PER_SECOND, Duration.ofSeconds(1)))
            .build();

    ShopifyGraph(Shop shop) {
        this.shop = shop;
        ShopifyStock stock = new ShopifyStock(shop);
        ShopifyWebhooks webhooks = new ShopifyWebhooks(shop);
        ShopifyCommands commands = new ShopifyCommands(shop);
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .scalar(text("URL"))
                .scalar(text("DateTime"))
                .scalar(text("Money"))
                .scalar(text("Decimal"))
                .type(
                        "Query",
                        type -> type.dataFetcher("nodes", stock::nodes)
                                .dataFetcher("order", asked -> ShopifyOrderGraph.order(shop, asked))
                                .dataFetcher("productVariants", stock::variants)
                                .dataFetcher("webhookSubscriptions", webhooks::list))
                .type(
                        "Mutation",
                        type -> type.dataFetcher("inventorySetQuantities", stock::set)
                                .dataFetcher("webhookSubscriptionCreate", webhooks::create)
                                .dataFetcher("webhookSubscriptionDelete", webhooks::delete)
                                .dataFetcher("fulfillmentCreate", commands::ship)
                                .dataFetcher("orderCancel", commands::cancel)
                                .dataFetcher("refundCreate", commands::refund))
                .type("Node", type -> type.typeResolver(ShopifyGraph::resolved))
                .build();
        this.graphQl = GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(TYPES, wiring))
                .defaultDataFetcherExceptionHandler(ShopifyGraph::refused)
                .build();
    }

    Optional<ApiAnswer> serve(ApiRequest request) {
        if (!request.path().matches("/admin/api/[^/]+/graphql\\.json")
                || !request.method().equals("POST")) {
            return Optional.empty();
        }
        String query = request.body().path("query").asText("");
        int cost = query.stripLeading().startsWith("mutation") ? MUTATION : READ;
        if (!points.tryConsume(cost)) {
            shop.calls.violated();
            return Optional.of(ApiAnswer.ok(throttled(cost)));
        }
        ExecutionResult result = graphQl.execute(ExecutionInput.newExecutionInput(query)
                .variables(variables(request.body()))
                .build());
        ObjectNode answer = Json.MAPPER.valueToTree(result.toSpecification());
        answer.set("extensions", spent(cost));
        return Optional.of(ApiAnswer.ok(answer));
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> refused(
            DataFetcherExceptionHandlerParameters failure) {
        if (!(failure.getException() instanceof GraphqlErrorException said)) {
            throw new IllegalStateException(failure.getException());
        }
        GraphQLError error = GraphQLError.newError()
                .message(said.getMessage())
                .location(failure.getSourceLocation())
                .path(failure.getPath())
                .extensions(said.getExtensions())
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    static String idempotencyKey(DataFetchingEnvironment asked) {
        var given = asked.getQueryDirectives().getImmediateAppliedDirective("idempotent");
        require(
                !given.isEmpty(),
                "The @idempotent directive is required for this mutation but was not provided.",
                "BAD_REQUEST");
        return given.get(0).getArgument("key").getValue();
    }

    static void require(boolean right, String message, String code) {
        if (!right) {
            throw GraphqlErrorException.newErrorException()
                    .message(message)
                    .extensions(Map.of("code", code))
                    .build();
        }
    }

    private static GraphQLObjectType resolved(TypeResolutionEnvironment object) {
        Map<?, ?> node = object.getObject();
        return object.getSchema().getObjectType((String) node.get("__typename"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> variables(JsonNode body) {
        JsonNode given = body.path("variables");
        return given.isObject() ? Json.MAPPER.convertValue(given, Map.class) : Map.of();
    }

    private JsonNode throttled(int cost) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ObjectNode error = answer.putArray("errors").addObject().put("message", "Throttled");
        error.putObject("extensions").put("code", "THROTTLED");
        answer.set("extensions", spent(cost));
        return answer;
    }

    private ObjectNode spent(int cost) {
        ObjectNode extensions = Json.MAPPER.createObjectNode();
        ObjectNode said = extensions.putObject("cost");
        said.put("requestedQueryCost", cost).put("actualQueryCost", cost);
        said.putObject("throttleStatus")
                .put("maximumAvailable", MOST_POINTS)
                .put("currentlyAvailable", points.getAvailableTokens())
                .put("restoreRate", POINTS_PER_SECOND);
        return extensions;
    }

    private static graphql.schema.GraphQLScalarType text(String name) {
        return graphql.schema.GraphQLScalarType.newScalar(graphql.Scalars.GraphQLString)
                .name(name)
                .build();
    }

    private static TypeDefinitionRegistry types() {
        try (InputStream file = ShopifyGraph.class.getResourceAsStream("/connectors/shopify/sandbox/admin.graphqls")) {
            return new SchemaParser().parse(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
