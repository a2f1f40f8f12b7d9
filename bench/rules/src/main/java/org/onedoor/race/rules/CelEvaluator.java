package org.onedoor.race.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** dev.cel with its planner; days are whole numbers, the quickest that it has for them. */
final class CelEvaluator implements Evaluator {

    private final CelRuntime.Program[] programs;
    private final List<Map<String, Object>> facts = new ArrayList<>();

    CelEvaluator(Work work) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
        work.elements().forEach((id, kind) -> builder.addVar(id, type(kind)));
        CelCompiler compiler = builder.build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        List<CelRuntime.Program> made = new ArrayList<>();
        for (List<Work.Part> condition : work.conditions()) {
            String text = condition.stream().map(CelEvaluator::text).collect(Collectors.joining(" && "));
            try {
                CelAbstractSyntaxTree tree = compiler.compile(text).getAst();
                made.add(runtime.createProgram(tree));
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
        programs = made.toArray(CelRuntime.Program[]::new);
        List<String> ids = List.copyOf(work.elements().keySet());
        for (Object[] values : work.facts()) {
            Map<String, Object> known = new HashMap<>();
            for (int i = 0; i < values.length; i++) {
                known.put(ids.get(i), values[i] instanceof LocalDate day ? (Object) day.toEpochDay() : values[i]);
            }
            facts.add(known);
        }
    }

    private static CelType type(Work.Kind kind) {
        return switch (kind) {
            case WORD -> SimpleType.STRING;
            case NUMBER, MONEY, DAY -> SimpleType.INT;
            case FLAG -> SimpleType.BOOL;
        };
    }

    private static String text(Work.Part part) {
        String id = part.element();
        if (part.kind() == Work.Kind.FLAG) {
            return part.value().equals("true") ? id : "!" + id;
        }
        return switch (part.relation()) {
            case IS -> id + " == " + literal(part.kind(), part.value());
            case AT_LEAST -> id + " >= " + literal(part.kind(), part.value());
            case AT_MOST -> id + " <= " + literal(part.kind(), part.value());
            case IN ->
                id + " in "
                        + part.values().stream()
                                .map(value -> literal(part.kind(), value))
                                .collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String literal(Work.Kind kind, String value) {
        return switch (kind) {
            case WORD -> "'" + value + "'";
            case DAY -> Long.toString(LocalDate.parse(value).toEpochDay());
            case NUMBER, MONEY, FLAG -> value;
        };
    }

    @Override
    public int met(int subject) {
        Map<String, Object> known = facts.get(subject);
        int met = 0;
        try {
            for (CelRuntime.Program program : programs) {
                if (Boolean.TRUE.equals(program.eval(known))) {
                    met++;
                }
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        return met;
    }

    @Override
    public String name() {
        return "dev.cel 0.14.0, planner";
    }
}
