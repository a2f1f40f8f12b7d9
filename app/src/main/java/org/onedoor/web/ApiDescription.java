package org.onedoor.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the description of the API ({@code /api/openapi}, OpenAPI 3.1) says besides what the rooms' controllers tell. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Face.class, FormKey.class);
    }

    private static Schema<?> any(String type) {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Onedoor · 一扇门")
                        .version("v1")
                        .description(
                                "Everything that people and departments do on the pages, for programs. Get a token "
                                        + "from POST /api/v1/sessions, send it as Authorization: Bearer, and an "
                                        + "Idempotency-Key (a UUID) with each change: the same key with the same body gives "
                                        + "the same answer, with another body a refusal. docs/join-a-system.md walks through it.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    private static Schema<?> described(String type, String text) {
        Schema<?> schema = any(type);
        schema.setDescription(text);
        return schema;
    }

    @Bean
    OperationCustomizer keys() {
        return (operation, method) -> {
            boolean takesKey = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == FormKey.class);
            if (takesKey) {
                Schema<?> uuid = any("string");
                uuid.setFormat("uuid");
                operation.addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .required(true)
                        .description("幂等键: a UUID of your own, new for each change, the same for each repetition")
                        .schema(uuid)
                        .example("0198c0de-0000-7000-8000-000000000001"));
            }
            return operation;
        };
    }

    /** Answers and forms are JSON as it is: their shape is the item's schema. */
    @Bean
    ModelConverter json() {
        return (type, context, chain) -> {
            Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
            if (JsonNode.class.isAssignableFrom(raw)) {
                return raw == ObjectNode.class ? any("object") : new JsonSchema();
            }
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        };
    }

    @Bean
    OpenApiCustomizer problems() {
        Schema<?> problem = any("object");
        problem.setDescription("RFC 9457");
        problem.setProperties(Map.of(
                "type", described("string", "/problems/ and the stable code"),
                "title", described("string", "what is wrong, in the language of Accept-Language"),
                "status", described("integer", "the HTTP status"),
                "detail", described("string", "what to do next"),
                "instance", described("string", "the path"),
                "legalBasis", described("string", "the law that asks for it, where one does"),
                "values", described("object", "what the texts speak of")));
        return api -> {
            api.getComponents().addSchemas("Problem", problem);
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::problem));
        };
    }

    private static void problem(Operation operation) {
        Schema<?> reference = new Schema<>().$ref("#/components/schemas/Problem");
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A refusal")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new io.swagger.v3.oas.models.media.MediaType().schema(reference))));
    }
}
