package org.onedoor.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.Differences.Difference;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistake;
import org.onedoor.definition.Node;
import org.onedoor.definition.YamlText;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Text;
import org.onedoor.standard.Retirement;

/**
 * 预览: what a file would become, before anything is made.
 *
 * @param columns which of ours there are, each with the header that it is read from
 * @param mistakes what cannot be read, by sheet and row; while there are any, nothing is made
 * @param codes codes of theirs for which somebody has to say, or has said, which of ours they are
 * @param swaps codes that would mean something else from now on: nothing is made before the steward says so
 * @param drafts what is new or changes
 * @param same how many say what holds already
 * @param absent what we have and the file does not; it stays unless the steward says that the file is complete
 * @param lost what the file's format cannot carry of what we have; the draft keeps it as it is
 */
record Preview(
        List<Chosen> columns,
        List<Mistake> mistakes,
        List<Code> codes,
        List<Swap> swaps,
        List<Draft> drafts,
        int same,
        List<String> absent,
        List<Mistake> lost) {

    /** @param header empty where it is read from none */
    record Chosen(Column column, String header) {}

    /**
     * @param options ours, by code
     * @param row the first one that has it
     * @param means which of ours it is; empty where it is left out, null where nobody has said
     */
    record Code(
            String key,
            Text column,
            String value,
            String sheet,
            int row,
            Map<String, Text> options,
            @Nullable String means) {}

    /**
     * @param id of the line whose meaning changes
     * @param was what it is called; empty where it is new
     * @param becomes what it would be called
     * @param other what is called so now
     */
    record Swap(String id, String sheet, int row, String was, String becomes, String other, boolean confirmed) {}

    /**
     * @param fresh whether there is nothing of this id yet
     * @param taken whether somebody is writing its next version: it is left alone
     * @param refused why the workshop would not begin it; null where it would. It is left alone likewise
     */
    record Draft(
            String kind,
            String id,
            Text name,
            String sheet,
            int row,
            boolean fresh,
            boolean taken,
            @Nullable Refusal refused,
            List<Difference> differences,
            Document document) {

        Draft with(@Nullable Refusal refusal) {
            return new Draft(kind, id, name, sheet, row, fresh, taken, refusal, differences, document);
        }

        /** 废止: whether nothing new may name it from then on. */
        boolean retires() {
            return says() && Retirement.retired(document.node());
        }

        /** 恢复: whether it is taken back that it is retired. */
        boolean reinstated() {
            return says() && !fresh && !Retirement.retired(document.node());
        }

        private boolean says() {
            return fresh || differences.stream().anyMatch(one -> one.path().equals(List.of(Retirement.RETIRED)));
        }

        String text() {
            return YamlText.write(Nodes.alone(kind, (Node.Mapping) document.node()));
        }
    }

    /** As it is, with what the workshop would say to each draft. */
    Preview with(List<Draft> looked) {
        return new Preview(columns, mistakes, codes, swaps, looked, same, absent, lost);
    }

    /** What is retired by it. */
    List<Draft> retiring() {
        return drafts.stream().filter(Draft::retires).toList();
    }

    /** Codes that map to nothing. */
    List<Code> unknown() {
        return codes.stream().filter(code -> code.means() == null).toList();
    }

    List<Draft> toMake() {
        return drafts.stream()
                .filter(draft -> !draft.taken() && draft.refused() == null)
                .toList();
    }

    /** Stands for exactly these drafts: nothing is made that nobody saw. */
    String mark() {
        List<String> texts = toMake().stream().map(Draft::text).toList();
        return toMake().size() + "-" + Integer.toHexString(texts.hashCode());
    }

    /** Whether drafts can be made of it. */
    boolean ready() {
        return mistakes.isEmpty()
                && unknown().isEmpty()
                && swaps.stream().allMatch(Swap::confirmed)
                && !toMake().isEmpty();
    }
}
