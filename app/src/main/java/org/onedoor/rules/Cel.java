package org.onedoor.rules;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Comparison;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What CEL's parser and checker are told of our language. */
final class Cel {

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxParseRecursionDepth(64)
            .maxParseErrorRecoveryLimit(4)
            .populateMacroCalls(false)
            .build();

    /** What {@code has(x)} becomes; CEL keeps the name {@code has} for a macro on fields of messages. */
    static final String HAS = "@has";

    /** Without CEL's macros: {@code exists} and its kin stay plain calls, and are refused. */
    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .addMacros(CelMacro.newGlobalMacro(
                    "has", 1, (factory, _, args) -> Optional.of(factory.newGlobalCall(HAS, args))))
            .build();

    /** Of CEL's own functions those that {@link Reader} lets through. */
    private static final Set<StandardFunction> OURS = Set.of(
            StandardFunction.LOGICAL_AND,
            StandardFunction.LOGICAL_OR,
            StandardFunction.LOGICAL_NOT,
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.LESS,
            StandardFunction.LESS_EQUALS,
            StandardFunction.GREATER,
            StandardFunction.GREATER_EQUALS,
            StandardFunction.ADD,
            StandardFunction.SUBTRACT,
            StandardFunction.MULTIPLY,
            StandardFunction.NEGATE,
            StandardFunction.IN,
            StandardFunction.STARTS_WITH);

    /** What no element of ours is. */
    private static final Set<CelType> NEVER = Set.of(SimpleType.UINT, SimpleType.BYTES, SimpleType.DURATION);

    /** The checker goes through all that it is told of, two by two, for each text: what cannot occur is not told. */
    private static final CelStandardDeclarations STANDARD = CelStandardDeclarations.newBuilder()
            .filterFunctions((function, overload) -> OURS.contains(function) && mayOccur(overload))
            .build();

    private static final List<CelFunctionDecl> FUNCTIONS = List.of(
            global(HAS, SimpleType.BOOL, SimpleType.DYN),
            global("known", SimpleType.BOOL, SimpleType.DYN),
            global("ask", SimpleType.BOOL, SimpleType.STRING),
            global("date", SimpleType.TIMESTAMP, SimpleType.STRING),
            global("yuan", SimpleType.INT, SimpleType.DYN),
            global("years_since", SimpleType.INT, SimpleType.TIMESTAMP),
            global("months_since", SimpleType.INT, SimpleType.TIMESTAMP),
            global("days_since", SimpleType.INT, SimpleType.TIMESTAMP),
            CelFunctionDecl.newFunctionDeclaration(
                    "contains",
                    CelOverloadDecl.newMemberOverload(
                            "list_contains", SimpleType.BOOL, ListType.create(SimpleType.DYN), SimpleType.DYN)));

    private Cel() {}

    /** A whole number and one with a point are not compared with each other, as usual in CEL. */
    private static boolean mayOccur(StandardOverload overload) {
        boolean mixed = overload instanceof Comparison comparison && comparison.isHeterogeneousComparison();
        return !mixed && overload.celOverloadDecl().parameterTypes().stream().noneMatch(NEVER::contains);
    }

    static CelValidationResult parse(String text) {
        return PARSER.parse(text);
    }

    /** Errors that CEL's checker finds in a tree over these elements. */
    static List<CelIssue> check(CelAbstractSyntaxTree ast, Set<String> elements, Vocabulary vocabulary) {
        CelCheckerBuilder checker = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(STANDARD)
                .setResultType(SimpleType.BOOL)
                .addFunctionDeclarations(FUNCTIONS)
                .addVarDeclarations(CelVarDecl.newVarDeclaration("today", SimpleType.TIMESTAMP));
        for (String element : elements) {
            vocabulary
                    .term(element)
                    .ifPresent(term -> checker.addVarDeclarations(CelVarDecl.newVarDeclaration(term.id(), type(term))));
        }
        return checker.build().check(ast).getErrors();
    }

    private static CelType type(Term term) {
        CelType single = switch (term.kind()) {
            case TEXT, CODE -> SimpleType.STRING;
            case INTEGER, MONEY -> SimpleType.INT;
            // CEL has no decimal, and equates no double with an int; our own check covers numbers
            case DECIMAL -> SimpleType.DYN;
            case DATE -> SimpleType.TIMESTAMP;
            case BOOLEAN -> SimpleType.BOOL;
        };
        return term.list() ? ListType.create(single) : single;
    }

    private static CelFunctionDecl global(String name, CelType result, CelType parameter) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name.replace("@", "") + "_element", result, parameter));
    }
}
