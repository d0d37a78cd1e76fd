package hub.api;

import hub.settings.HubSettings;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/**
 * What {@code /openapi.json} says besides the handlers: whose it is, where it is called and how to sign in. The handlers come
 * from the controllers, and those that flows open with the REST DSL from Camel.
 */
@Component
class OpenApiInfo implements OpenApiCustomizer {

    private static final String KEY = "apiKey";
    private static final String BEARER = "bearer";
    private static final String FLOWS = "/camel";

    private final HubSettings settings;
    private final ObjectProvider<BuildProperties> build;

    OpenApiInfo(HubSettings settings, ObjectProvider<BuildProperties> build) {
        this.settings = settings;
        this.build = build;
    }

    @Override
    public void customise(OpenAPI api) {
        BuildProperties built = build.getIfAvailable();
        api.setInfo(new Info()
                .title("Crossdock")
                .description("Sales-channel integration hub. Errors are problem+json with a stable code.")
                .version(built == null ? "unpackaged" : built.getVersion()));
        api.setPaths(withFlows(api.getPaths()));
        api.setServers(List.of(new Server().url(settings.publicUrl())));
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        api.setComponents(components
                .addSecuritySchemes(
                        KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-API-Key"))
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")));
        api.setSecurity(List.of(new SecurityRequirement().addList(KEY), new SecurityRequirement().addList(BEARER)));
    }

    /** Camel lists the doors of its flows without the servlet they stand behind, and tags them with their path. */
    private static Paths withFlows(Paths listed) {
        Paths paths = new Paths();
        listed.forEach((path, item) -> {
            boolean flows = item.readOperations().stream()
                    .anyMatch(operation -> operation.getTags() != null
                            && operation.getTags().stream().anyMatch(tag -> tag.startsWith("/")));
            if (flows) {
                item.readOperations().forEach(operation -> operation.setTags(List.of("flows")));
            }
            paths.addPathItem(flows ? FLOWS + path : path, item);
        });
        return paths;
    }
}
