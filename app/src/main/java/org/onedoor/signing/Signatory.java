package org.onedoor.signing;

import java.util.List;
import org.onedoor.shared.Text;

/**
 * 签署人, as the application names one.
 *
 * @param idKind the kind of identity document, a code of {@code id-document}; {@link #CREDIT_CODE} for a firm
 * @param as in what capacities
 */
public record Signatory(String name, String idKind, String idNumber, List<Text> as) {

    public static final String CREDIT_CODE = "credit-code";

    public Signatory {
        as = List.copyOf(as);
    }

    public boolean firm() {
        return idKind.equals(CREDIT_CODE);
    }

    /** Whether one's signature is that of another one too: the same person or firm, by the same name, in all that he is. */
    boolean standsFor(Signatory other) {
        return idKind.equals(other.idKind)
                && idNumber.equals(other.idNumber)
                && name.equals(other.name)
                && as.containsAll(other.as);
    }

    /** All that one is, in one. */
    public Text capacities() {
        return capacities(as);
    }

    static Text capacities(List<Text> as) {
        return new Text(
                String.join("、", as.stream().map(Text::zh).toList()),
                String.join(", ", as.stream().map(Text::en).toList()));
    }

    /** The name for whoever need not know it: the first character, and how many follow. */
    String maskedName() {
        return Masking.name(name);
    }

    String maskedNumber() {
        return Masking.number(idNumber);
    }
}
