package org.onedoor.race.rules.dmn;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.onedoor.race.rules.Evaluator;
import org.onedoor.race.rules.Work;

/**
 * Each condition as a decision table of one rule, all in one model, all asked at once: so it sets up once for a subject. Days are
 * whole numbers, the quickest that it has for them.
 */
final class DmnEvaluator implements Evaluator {

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final List<String> ids;
    private final List<Object[]> facts = new ArrayList<>();

    DmnEvaluator(Work work) {
        this.ids = List.copyOf(work.elements().keySet());
        Resource resource = ResourceFactory.newInputStreamResource(
                new ByteArrayInputStream(model(work).getBytes(StandardCharsets.UTF_8)));
        resource.setSourcePath("conditions.dmn");
        this.runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(IllegalStateException::new);
        this.model = runtime.getModels().getFirst();
        if (model.hasErrors()) {
            throw new IllegalStateException(model.getMessages().toString());
        }
        for (Object[] values : work.facts()) {
            Object[] known = new Object[values.length];
            for (int i = 0; i < values.length; i++) {
                known[i] = values[i] instanceof LocalDate day ? (Object) day.toEpochDay() : values[i];
            }
            facts.add(known);
        }
    }

    private static String model(Work work) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="conditions" name="conditions"
                  namespace="urn:conditions">
                """);
        work.elements().forEach((id, kind) -> xml.append("""
                <inputData id="in_%1$s" name="%1$s"><variable name="%1$s" typeRef="%2$s"/></inputData>
                """.formatted(id, type(kind))));
        for (int i = 0; i < work.conditions().size(); i++) {
            List<Work.Part> parts = work.conditions().get(i);
            xml.append("""
                    <decision id="d%1$d" name="d%1$d"><variable name="d%1$d" typeRef="boolean"/>
                    """.formatted(i));
            parts.stream().map(Work.Part::element).distinct().forEach(id -> xml.append("""
                    <informationRequirement><requiredInput href="#in_%s"/></informationRequirement>
                    """.formatted(id)));
            xml.append("<decisionTable hitPolicy=\"UNIQUE\">\n");
            parts.forEach(part -> xml.append("""
                    <input><inputExpression typeRef="%s"><text>%s</text></inputExpression></input>
                    """.formatted(type(part.kind()), part.element())));
            xml.append("<output typeRef=\"boolean\"/>\n<rule>\n");
            parts.forEach(part -> xml.append("<inputEntry><text><![CDATA[" + test(part) + "]]></text></inputEntry>\n"));
            xml.append("<outputEntry><text>true</text></outputEntry>\n</rule>\n</decisionTable></decision>\n");
        }
        return xml.append("</definitions>\n").toString();
    }

    private static String type(Work.Kind kind) {
        return switch (kind) {
            case WORD -> "string";
            case NUMBER, MONEY, DAY -> "number";
            case FLAG -> "boolean";
        };
    }

    private static String test(Work.Part part) {
        return switch (part.relation()) {
            case IS, IN ->
                part.values().stream().map(value -> literal(part.kind(), value)).collect(Collectors.joining(", "));
            case AT_LEAST -> ">= " + literal(part.kind(), part.value());
            case AT_MOST -> "<= " + literal(part.kind(), part.value());
        };
    }

    private static String literal(Work.Kind kind, String value) {
        return switch (kind) {
            case WORD -> "\"" + value + "\"";
            case DAY -> Long.toString(LocalDate.parse(value).toEpochDay());
            case NUMBER, MONEY, FLAG -> value;
        };
    }

    @Override
    public int met(int subject) {
        DMNContext context = runtime.newContext();
        Object[] values = facts.get(subject);
        for (int i = 0; i < values.length; i++) {
            context.set(ids.get(i), values[i]);
        }
        DMNResult result = runtime.evaluateAll(model, context);
        int met = 0;
        for (DMNDecisionResult decision : result.getDecisionResults()) {
            if (Boolean.TRUE.equals(decision.getResult())) {
                met++;
            }
        }
        return met;
    }

    @Override
    public String name() {
        return "Drools DMN 10.2.0";
    }
}
