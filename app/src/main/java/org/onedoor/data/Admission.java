package org.onedoor.data;

import java.util.Map;
import java.util.Optional;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.Standard;
import tools.jackson.databind.JsonNode;

/**
 * 入库校验: whether a row may be held. Only the authoritative source of an element is heard (一数一源), and only values that
 * the standard knows.
 */
final class Admission {

    /** Why a row is not held. */
    enum Fault {
        /** No such data element or licence type. */
        UNKNOWN_NAME("unknown-name"),
        /** Another department is the element's source, or none is. */
        NOT_ITS_SOURCE("not-its-source"),
        /** Not of the element's type, format, code set or bounds. */
        BAD_VALUE("bad-value"),
        /** A licence that ends before it begins, or has no number. */
        BAD_LICENCE("bad-licence"),
        /** Nobody here has this number. */
        UNKNOWN_PARTY("unknown-party"),
        /** Not a line of JSON with the keys that a row has. */
        UNREADABLE("unreadable");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private Admission() {}

    /** What is wrong with a row, its party aside; empty where nothing is. */
    static Optional<Fault> fault(Standard standard, Row row) {
        return Optional.ofNullable(
                switch (row) {
                    case Row.Value value -> fault(standard, value).orElse(null);
                    case Row.Licence licence -> fault(standard, licence).orElse(null);
                });
    }

    private static Optional<Fault> fault(Standard standard, Row.Value row) {
        DataElement element = standard.element(row.element()).orElse(null);
        if (element == null) {
            return Optional.of(Fault.UNKNOWN_NAME);
        }
        if (!row.source().equals(element.authority())) {
            return Optional.of(Fault.NOT_ITS_SOURCE);
        }
        return ElementValues.fits(standard, element, row.value()) ? Optional.empty() : Optional.of(Fault.BAD_VALUE);
    }

    /** A licence type may have several issuers (districts, hospitals), so any department of the standard will do. */
    private static Optional<Fault> fault(Standard standard, Row.Licence row) {
        LicenceTypeDefinition type = standard.licenceType(row.type()).orElse(null);
        if (type == null) {
            return Optional.of(Fault.UNKNOWN_NAME);
        }
        if (standard.department(row.issuer()).isEmpty()) {
            return Optional.of(Fault.NOT_ITS_SOURCE);
        }
        boolean backwards = row.validTo() != null && row.validTo().isBefore(row.validFrom());
        boolean forFirm = type.holder() == LicenceTypeDefinition.Holder.FIRM;
        if (row.number().isBlank() || backwards || forFirm != row.holder().firm()) {
            return Optional.of(Fault.BAD_LICENCE);
        }
        for (Map.Entry<String, JsonNode> item : row.face().properties()) {
            boolean onFace =
                    type.face().stream().anyMatch(face -> face.element().equals(item.getKey()));
            DataElement element = standard.element(item.getKey()).orElse(null);
            if (!onFace || element == null || !ElementValues.fits(standard, element, item.getValue())) {
                return Optional.of(Fault.BAD_VALUE);
            }
        }
        return Optional.empty();
    }
}
