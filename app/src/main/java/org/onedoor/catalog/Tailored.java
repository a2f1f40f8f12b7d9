package org.onedoor.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.catalog.Item.Field;
import org.onedoor.catalog.Item.Group;
import org.onedoor.catalog.Item.Material;
import org.onedoor.catalog.Item.Page;
import org.onedoor.catalog.Item.Part;
import org.onedoor.catalog.Item.Question;
import org.onedoor.catalog.Item.Review;
import org.onedoor.rules.Answer;
import org.onedoor.rules.Fact;
import org.onedoor.rules.Facts;
import org.onedoor.rules.Rule;

/**
 * 按情形裁剪: what of an item is left for one applicant, given what is known so far. Only what a condition is met for is
 * asked; what is not asked is not applicable to the conditions after it.
 *
 * @param item what was tailored
 * @param open questions still without an answer, in order
 * @param questions all questions that apply, answered or not
 * @param reviews that apply for certain
 * @param possible reviews that nothing rules out, those that apply and those of which what was answered does not say: once
 *     submitted, a case passes by all of them
 * @param pages the form's pages with the parts that apply; a page without any is left out
 * @param documents 待签文件 that apply
 * @param signers 签署人 that apply
 */
public record Tailored(
        Item item,
        List<Question> questions,
        List<Question> open,
        List<Page> pages,
        List<Material> materials,
        List<Review> reviews,
        List<Review> possible,
        List<Item.Signing.Document> documents,
        List<Item.Signing.Signer> signers) {

    /**
     * Tailors an item.
     *
     * @param facts the applicant's answers, then what records hold
     * @param at the day on which conditions are evaluated
     */
    public static Tailored of(Item item, Facts facts, LocalDate at) {
        return new Cutting(item, facts, at).cut();
    }

    /** 情形: whether every question that applies is answered. */
    public boolean situationKnown() {
        return open.isEmpty();
    }

    public Optional<Page> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    public Optional<Material> material(String type) {
        return materials.stream()
                .filter(material -> material.type().equals(type))
                .findFirst();
    }

    /** The page after the given one; empty after the last. */
    public Optional<Page> pageAfter(String id) {
        for (int i = 0; i + 1 < pages.size(); i++) {
            if (pages.get(i).id().equals(id)) {
                return Optional.of(pages.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** Elements outside groups and groups that are asked, questions first, in order. */
    public List<String> asked() {
        List<String> asked = new ArrayList<>();
        questions.forEach(question -> asked.add(question.element()));
        for (Page page : pages) {
            for (Part part : page.parts()) {
                asked.add(
                        switch (part) {
                            case Field field -> field.element();
                            case Group group -> group.id();
                        });
            }
        }
        return List.copyOf(asked);
    }

    /** Facts for conditions that come after the form: hidden fields are not applicable. */
    public Facts facts(Facts facts) {
        Set<String> hidden = new HashSet<>(item.asked());
        hidden.removeAll(asked());
        return hiding(facts, hidden);
    }

    private static Facts hiding(Facts facts, Set<String> hidden) {
        return new Facts() {
            @Override
            public Fact about(String element) {
                return hidden.contains(element) ? new Fact.NotApplicable() : facts.about(element);
            }

            @Override
            public Optional<Boolean> judged(String question) {
                return facts.judged(question);
            }
        };
    }

    /** One pass from the first question to the last step. */
    private static final class Cutting {

        private final Item item;
        private final Facts known;
        private final Facts facts;
        private final LocalDate at;
        private final Set<String> hidden = new HashSet<>();

        Cutting(Item item, Facts facts, LocalDate at) {
            this.item = item;
            this.known = facts;
            this.facts = hiding(facts, hidden);
            this.at = at;
        }

        Tailored cut() {
            List<Question> questions = new ArrayList<>();
            List<Question> open = new ArrayList<>();
            for (Question question : item.questions()) {
                if (!applies(question.when())) {
                    hidden.add(question.element());
                    continue;
                }
                questions.add(question);
                if (known.about(question.element()) instanceof Fact.Unknown) {
                    open.add(question);
                }
            }
            List<Page> pages = new ArrayList<>();
            for (Page page : item.form()) {
                List<Part> parts = page.parts().stream().flatMap(this::part).toList();
                if (!parts.isEmpty()) {
                    pages.add(new Page(page.id(), page.title(), parts));
                }
            }
            List<Item.Signing> signing =
                    Optional.ofNullable(item.signing()).stream().toList();
            return new Tailored(
                    item,
                    List.copyOf(questions),
                    List.copyOf(open),
                    List.copyOf(pages),
                    item.materials().stream()
                            .filter(material -> applies(material.when()))
                            .toList(),
                    item.process().reviews().stream()
                            .filter(review -> applies(review.when()))
                            .toList(),
                    item.process().reviews().stream()
                            .filter(review -> !ruledOut(review.when()))
                            .toList(),
                    signing.stream()
                            .flatMap(one -> one.documents().stream())
                            .filter(one -> applies(one.when()))
                            .toList(),
                    signing.stream()
                            .flatMap(one -> one.signers().stream())
                            .filter(one -> applies(one.when()))
                            .toList());
        }

        private java.util.stream.Stream<Part> part(Part part) {
            if (applies(part.when())) {
                return java.util.stream.Stream.of(part);
            }
            if (part instanceof Field field) {
                hidden.add(field.element());
            }
            return java.util.stream.Stream.empty();
        }

        private boolean ruledOut(@Nullable Rule when) {
            return when != null && when.evaluate(facts, at) instanceof Answer.NotMet;
        }

        private boolean applies(@Nullable Rule when) {
            return when == null || when.evaluate(facts, at) instanceof Answer.Met;
        }
    }
}
