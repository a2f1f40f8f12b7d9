package org.onedoor.casework.draft;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onedoor.catalog.Item;
import org.onedoor.licence.FaceItem;
import org.onedoor.licence.Licence;
import org.onedoor.shared.Text;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** 照面预填: reads what a licence's face says back as answers; what cannot be read back for certain is asked anew. */
public final class FaceAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern DAY = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");

    private FaceAnswers() {}

    /** What a face says under each label. */
    public static Map<String, String> byLabel(Licence licence) {
        return licence.face().stream()
                .collect(Collectors.toMap(line -> line.label().zh(), FaceItem::value, (first, second) -> first));
    }

    static ObjectNode of(Licence licence, LicenceTypeDefinition type, Item item, Standard standard) {
        Map<String, String> face = byLabel(licence);
        List<String> asked = item.asked();
        ObjectNode answers = JSON.createObjectNode();
        for (LicenceTypeDefinition.FaceElement line : type.face()) {
            String said = face.get(line.label(standard).zh());
            if (said != null && asked.contains(line.element())) {
                standard.element(line.element())
                        .filter(element -> element.account() == null)
                        .flatMap(element -> answer(standard, element, said))
                        .ifPresent(answer -> answers.set(line.element(), answer));
            }
        }
        return answers;
    }

    /** The first line of a face that answers would change, by its label; what is not asked, or not answered, changes nothing. */
    static Optional<Text> differing(
            Licence licence, LicenceTypeDefinition type, Item item, Standard standard, JsonNode answers) {
        ObjectNode before = of(licence, type, item, standard);
        return type.face().stream()
                .filter(line -> before.has(line.element()) && answers.has(line.element()))
                .filter(line -> !same(before.get(line.element()), answers.get(line.element())))
                .map(line -> line.label(standard))
                .findFirst();
    }

    private static boolean same(JsonNode before, JsonNode now) {
        if (before.isArray() && now.isArray()) {
            return Set.copyOf(before.valueStream().toList())
                    .equals(Set.copyOf(now.valueStream().toList()));
        }
        return before.asString("").strip().equals(now.asString("").strip());
    }

    private static Optional<JsonNode> answer(Standard standard, DataElement element, String said) {
        return switch (element.type()) {
            case TEXT -> Optional.of(StringNode.valueOf(said));
            case CODE -> codes(standard, element, said);
            case BOOLEAN ->
                switch (said) {
                    case "是" -> Optional.of(BooleanNode.TRUE);
                    case "否" -> Optional.of(BooleanNode.FALSE);
                    default -> Optional.empty();
                };
            case DATE -> {
                Matcher day = DAY.matcher(said);
                yield day.matches()
                        ? Optional.of(StringNode.valueOf("%s-%02d-%02d"
                                .formatted(
                                        day.group(1), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)))))
                        : Optional.empty();
            }
            // with its unit and rounded on the face
            case INTEGER, DECIMAL, MONEY -> Optional.empty();
        };
    }

    private static Optional<JsonNode> codes(Standard standard, DataElement element, String said) {
        Map<String, String> byName = Optional.ofNullable(element.codes()).flatMap(standard::codeSet).stream()
                .flatMap(set -> set.codes().stream())
                .collect(Collectors.toMap(code -> code.name().zh(), CodeSet.Code::code, (first, second) -> first));
        List<String> codes = Arrays.stream(element.many() ? said.split("、", -1) : new String[] {said})
                .map(byName::get)
                .filter(Objects::nonNull)
                .toList();
        if (codes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(element.many() ? JSON.valueToTree(codes) : StringNode.valueOf(codes.getFirst()));
    }
}
