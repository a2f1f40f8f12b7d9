package org.onedoor.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onedoor.definition.YamlPath;

/** 事项的一部分: what one page of the editor is about. */
enum Part {
    /** 名称. */
    BASICS("name summary words topics effective"),
    /** 实施主体与受理条件. */
    WHO("department regions offered catalogue contact conditions use because base"),
    /** 设定依据. */
    LAWS("laws"),
    /** 时限. */
    LIMITS("limits"),
    /** 收费与到场. */
    FEE("fee visits"),
    /** 情形. */
    QUESTIONS("questions"),
    /** 表单. */
    FORM("form"),
    /** 申请材料. */
    MATERIALS("materials"),
    /** 办理流程. */
    PROCESS("process"),
    /** 审批结果. */
    RESULT("result follows"),
    /** 常见问题. */
    FAQ("faq");

    private final String keys;

    /** @param keys of the document, with a blank between */
    Part(String keys) {
        this.keys = keys;
    }

    /** As addresses and words name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Part> of(String code) {
        return Arrays.stream(values()).filter(part -> part.code().equals(code)).findFirst();
    }

    /** The part in which something lies. */
    static Optional<Part> of(YamlPath path) {
        return path.isTop()
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(part -> part.keys().contains(path.steps().getFirst()))
                        .findFirst();
    }

    /** The document's keys that it is about. */
    List<String> keys() {
        return List.of(keys.split(" ", -1));
    }

    /** What may stand in it several times. */
    List<Thing> lists() {
        return switch (this) {
            case BASICS, LIMITS, RESULT -> List.of();
            case WHO -> List.of(Thing.CONDITION);
            case LAWS -> List.of(Thing.LAW);
            case FEE -> List.of(Thing.AMOUNT, Thing.EXEMPTION);
            case QUESTIONS -> List.of(Thing.QUESTION);
            case FORM -> List.of(Thing.PAGE);
            case MATERIALS -> List.of(Thing.MATERIAL);
            case PROCESS -> List.of(Thing.REVIEW);
            case FAQ -> List.of(Thing.FAQ);
        };
    }
}
