package org.onedoor.casework.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onedoor.catalog.DocumentTemplate;
import org.onedoor.catalog.DocumentTemplates;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Text;
import org.onedoor.signing.Envelope;
import org.onedoor.signing.OpenEnvelope;
import org.onedoor.signing.Signatory;
import org.onedoor.signing.SigningRefusal;
import org.onedoor.signing.WrittenDocument;
import org.onedoor.standard.Department;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 生成申请文书: what is to be signed of an application's answers, and by whom. */
@Component
class Documents {

    private static final String RESIDENT_ID = "resident-id";

    private final DocumentTemplates templates;
    private final Matters matters;

    Documents(DocumentTemplates templates, Matters matters) {
        this.templates = templates;
        this.matters = matters;
    }

    /**
     * 要签什么、谁来签.
     *
     * @param items whose documents they are
     */
    record ToSign(Set<String> items, List<WrittenDocument> documents, List<Signatory> signers) {

        /** Why an envelope is not about it; empty where it is. */
        Optional<SigningRefusal> unlike(Envelope envelope) {
            return envelope.unlike(items, documents, signers);
        }

        /** Whether an envelope is about just this. */
        boolean isThatOf(Envelope envelope) {
            return unlike(envelope).isEmpty()
                    && envelope.asksOnly(signers)
                    && envelope.documents().size() == documents.size();
        }

        /** Whether what was written before was written from the same. */
        boolean isThatOf(OpenEnvelope order) {
            return order.signers().equals(signers) && bases(order.documents()).equals(bases(documents));
        }

        private static List<List<Object>> bases(List<WrittenDocument> documents) {
            return documents.stream()
                    .<List<Object>>map(one -> List.of(one.item(), one.id(), one.basis()))
                    .toList();
        }
    }

    /** By the templates that hold today. */
    ToSign of(Application application) {
        return of(
                application,
                document -> templates
                        .current(document.template())
                        .orElseThrow(() -> new IllegalStateException("no document template " + document.template())));
    }

    /** By those that an envelope's documents were made by, and today's for what is not in it. */
    ToSign of(Application application, Envelope envelope) {
        return of(
                application,
                document -> envelope.document(document.item(), document.id())
                        .filter(signed -> signed.template().equals(document.template()))
                        .map(signed -> templates.version(signed.template(), signed.version()))
                        .or(() -> templates.current(document.template()))
                        .orElseThrow(() -> new IllegalStateException("no document template " + document.template())));
    }

    private ToSign of(Application application, Function<Item.Signing.Document, DocumentTemplate> template) {
        List<WrittenDocument> documents = new ArrayList<>();
        Set<String> items = new LinkedHashSet<>();
        for (Item.Signing.Document document : application.tailored().documents()) {
            items.add(document.item());
            documents.add(new DocumentWriting(application, item(application, document.item()))
                    .write(document, template.apply(document)));
        }
        return new ToSign(items, List.copyOf(documents), signers(application));
    }

    private Item item(Application application, String id) {
        if (!application.draft().joint()) {
            return application.item();
        }
        return matters.joint(application.draft()).recomposed().items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private record KnownBy(String kind, String number) {

        static KnownBy of(Signatory one) {
            return new KnownBy(one.idKind(), one.idNumber());
        }
    }

    /** Everybody once, with all that he is. */
    private static List<Signatory> signers(Application application) {
        Map<KnownBy, Signatory> all = new LinkedHashMap<>();
        named(application).forEach(one -> all.merge(KnownBy.of(one), one, Documents::both));
        return List.copyOf(all.values());
    }

    /** Two that the answers name by one number and by different names: one of them would never be asked. */
    static Optional<SigningRefusal> twoNames(Application application) {
        Map<KnownBy, String> names = new HashMap<>();
        for (Signatory one : named(application)) {
            String other = names.putIfAbsent(KnownBy.of(one), one.name());
            if (other != null && !other.equals(one.name())) {
                return Optional.of(new SigningRefusal.TwoNames(other, one.name()));
            }
        }
        return Optional.empty();
    }

    private static List<Signatory> named(Application application) {
        List<Signatory> named = new ArrayList<>();
        ObjectNode answers = application.submitted();
        for (Item.Signing.Signer signer : application.tailored().signers()) {
            List<JsonNode> rows = new ArrayList<>();
            if (signer.group() == null) {
                rows.add(answers);
            } else {
                answers.path(signer.group()).forEach(rows::add);
            }
            for (JsonNode row : rows) {
                String kind = signer.idKind() == null
                        ? RESIDENT_ID
                        : row.path(signer.idKind()).asString("");
                String number = row.path(signer.idNumber()).asString("").strip().toUpperCase(Locale.ROOT);
                named.add(new Signatory(
                        row.path(signer.name()).asString("").strip(), kind, number, List.of(signer.as())));
            }
        }
        return named;
    }

    private static Signatory both(Signatory one, Signatory other) {
        Set<Text> as = new LinkedHashSet<>(one.as());
        as.addAll(other.as());
        return new Signatory(one.name(), one.idKind(), one.idNumber(), List.copyOf(as));
    }

    /** The department that answers for what is applied for, whose seal keeps the signatures. */
    Optional<Department> department(Application application) {
        String item = application.tailored().documents().getFirst().item();
        return application.standard().department(item(application, item).department());
    }
}
