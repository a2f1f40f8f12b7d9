package org.onedoor.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.ElementText;
import org.onedoor.casework.draft.FaceAnswers;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.CaseHead;
import org.onedoor.casework.life.CaseRefusal;
import org.onedoor.casework.life.Changes;
import org.onedoor.casework.life.Scene;
import org.onedoor.catalog.Fee;
import org.onedoor.catalog.Follows;
import org.onedoor.catalog.Item;
import org.onedoor.licence.FaceItem;
import org.onedoor.licence.IssueLicence;
import org.onedoor.licence.Issuer;
import org.onedoor.licence.Licence;
import org.onedoor.licence.LicenceHolder;
import org.onedoor.licence.LicenceStatus;
import org.onedoor.licence.LicenceType;
import org.onedoor.licence.Licences;
import org.onedoor.licence.LicencesOf;
import org.onedoor.payment.Bill;
import org.onedoor.payment.Bills;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Text;
import org.onedoor.standard.AccountFact;
import org.onedoor.standard.CheckDigits;
import org.onedoor.standard.CodeSet;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Department;
import org.onedoor.standard.LicenceTypeDefinition;
import org.onedoor.standard.NumberPattern;
import org.onedoor.standard.Standard;
import org.onedoor.standard.Standards;
import org.onedoor.standard.calendar.Limit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** 审批结果: makes the licence that a grant leads to, its face filled from the case as the licence type's definition says. */
@Component
class Results {

    private static final String FIRM_NAME = "firm_name";

    private static final Licences.Issuing NONE = new Licences.Issuing(List.of(), List.of(), List.of());

    private final Licences licences;
    private final LicencesOf held;
    private final Standards standards;
    private final Forms forms;
    private final Bills bills;
    private final Clock clock;

    Results(Licences licences, LicencesOf held, Standards standards, Forms forms, Bills bills, Clock clock) {
        this.licences = licences;
        this.held = held;
        this.standards = standards;
        this.forms = forms;
        this.bills = bills;
        this.clock = clock;
    }

    /**
     * Has the result's licence issued with all else that the case leads to; null where the item has none, or where its fee
     * has to be paid first.
     */
    @Nullable
    UUID issue(Scene scene) {
        boolean paid = scene.item().fee().due() != Fee.Due.ISSUE
                || bills.of(scene.head().id()).map(Bill::settled).orElse(true);
        return paid ? draw(scene) : null;
    }

    /** Has it issued, whatever there may have been to pay. */
    @Nullable
    UUID draw(Scene scene) {
        if (scene.item().result().licence() == null) {
            return null;
        }
        UUID followed = scene.head().follows();
        if (followed != null && !renewable(scene)) {
            throw new Refused(
                    new CaseRefusal.NoLicenceToFollow(type(scene.item()).name().zh()));
        }
        UUID licence = followed == null ? Ids.next(clock) : followed;
        scene.file().changes().issues(new Changes.Issue(scene.actor(), licence, scene.item(), scene.today()));
        return licence;
    }

    /** Whether {@link #draw} would issue what there is to issue. */
    boolean drawable(Scene scene) {
        return scene.item().result().licence() == null || scene.head().follows() == null || renewable(scene);
    }

    /**
     * Whether the licence that a case is about may have a next version; it is locked until this transaction's end. Only a
     * renewal goes on with what has ended meanwhile.
     */
    boolean renewable(Scene scene) {
        UUID followed = scene.head().follows();
        Follows follows = scene.item().follows();
        return followed != null
                && follows != null
                && held.lock(followed)
                        .filter(Licence::replaceable)
                        .filter(licence -> follows.kind() == Follows.Kind.RENEWAL
                                || licence.statusOn(scene.today()) == LicenceStatus.ISSUED)
                        .isPresent();
    }

    private LicenceTypeDefinition type(Item item) {
        return standards
                .current()
                .licenceType(Objects.requireNonNull(item.result().licence()))
                .orElseThrow();
    }

    /** 暂停效力, until {@link #resume}. */
    void suspend(Scene scene, String why) {
        current(scene)
                .filter(licence -> licence.status() == LicenceStatus.ISSUED)
                .ifPresent(licence -> licences.suspend(scene.actor(), licence.id(), issuer(scene), why));
    }

    /** 恢复效力. */
    void resume(Scene scene, String why) {
        current(scene)
                .filter(licence -> licence.status() == LicenceStatus.SUSPENDED)
                .ifPresent(licence -> licences.resume(scene.actor(), licence.id(), issuer(scene), why));
    }

    /** The case's licence, locked, while no later case has given it a next version. */
    Optional<Licence> current(Scene scene) {
        UUID licence = scene.head().licence();
        return licence == null
                ? Optional.empty()
                : held.lock(licence)
                        .filter(one -> one.caseId().equals(scene.head().id()));
    }

    String issuer(Scene scene) {
        return standards
                .current()
                .department(type(scene.item()).issuer())
                .orElseThrow()
                .creditCode();
    }

    /** The licences that are to be issued for some cases; what they say is read for all of them with one statement. */
    Licences.Issuing issuing(List<CaseFile> files) {
        record Due(CaseHead head, Changes.Issue issue) {}
        List<Due> all = files.stream()
                .flatMap(file -> file.changes().issues().stream().map(issue -> new Due(file.head(), issue)))
                .toList();
        if (all.isEmpty()) {
            return NONE;
        }
        Map<UUID, Forms.Grounds> grounds =
                forms.grounds(all.stream().map(due -> due.head().id()).toList());
        for (Due due : all) {
            if (due.head().follows() != null) {
                next(
                        due.issue(),
                        due.head(),
                        Objects.requireNonNull(grounds.get(due.head().id())));
            }
        }
        List<Licences.Wanted> wanted = all.stream()
                .filter(due -> due.head().follows() == null)
                .map(due -> wanted(
                        due.issue(),
                        due.head(),
                        Objects.requireNonNull(grounds.get(due.head().id()))))
                .toList();
        return wanted.isEmpty() ? NONE : licences.issuing(wanted);
    }

    /** 变更、延续、补证: the next version of the licence that the case is about; what was not asked anew stays as it was. */
    private void next(Changes.Issue issue, CaseHead head, Forms.Grounds grounds) {
        Standard standard = standards.current();
        LicenceTypeDefinition type = type(issue.item());
        Follows follows = Objects.requireNonNull(issue.item().follows());
        Licence before = held.find(issue.licence()).orElseThrow();
        Face face = new Face(standard, grounds.applicant(), grounds.answers());
        IssueLicence what = new IssueLicence(
                before.type(),
                before.issuer(),
                holder(before, head, face),
                before.city(),
                before.region(),
                head.id(),
                before.number(),
                face.over(before, type, follows.kind() == Follows.Kind.CHANGE),
                issue.on(),
                until(follows, type, before, head, issue.on()));
        licences.replace(
                issue.actor(),
                before.id(),
                what,
                switch (follows.kind()) {
                    case CHANGE -> "变更";
                    case RENEWAL -> "延续";
                    case REPLACEMENT -> "补证";
                });
    }

    /** A firm goes by the name it has now; a firm that a person's licence brought into being stays what it is. */
    private static LicenceHolder holder(Licence before, CaseHead head, Face face) {
        Forms.Applicant applicant = face.applicant;
        return applicant.idNumber().equals(before.holder().idNumber())
                ? new LicenceHolder(head.party(), applicant.name(), idKind(applicant), applicant.idNumber())
                : before.holder();
    }

    /** A renewal adds a term to what is left, and begins anew where nothing is; all else ends when it would have ended. */
    private static @Nullable LocalDate until(
            Follows follows, LicenceTypeDefinition type, Licence before, CaseHead head, LocalDate today) {
        LocalDate end = before.validTo();
        if (follows.kind() != Follows.Kind.RENEWAL || end == null) {
            return end;
        }
        boolean inTime = head.decideBy() != null || !end.isBefore(today);
        return until(type, inTime ? end.plusDays(1) : today);
    }

    private Licences.Wanted wanted(Changes.Issue issue, CaseHead head, Forms.Grounds grounds) {
        Standard standard = standards.current();
        LicenceTypeDefinition type = standard.licenceType(
                        Objects.requireNonNull(issue.item().result().licence()))
                .orElseThrow();
        Department issuer = standard.department(type.issuer()).orElseThrow();
        Face face = new Face(standard, grounds.applicant(), grounds.answers());
        String number = number(type, head, face, grounds.serial(), issue.on());
        IssueLicence what = new IssueLicence(
                new LicenceType(type.code(), type.name(), type.name()),
                new Issuer(issuer.name(), issuer.creditCode()),
                holder(type, head, face, number),
                head.city(),
                head.region(),
                head.id(),
                number,
                face.items(type),
                issue.on(),
                until(type, issue.on()));
        return new Licences.Wanted(issue.actor(), issue.licence(), grounds.licenceSerial(), what);
    }

    /**
     * Who holds it: the applicant, or the firm that the licence itself brings into being, whose number is then its credit
     * code (设立登记). Whoever applied may have it in either case.
     */
    private static LicenceHolder holder(LicenceTypeDefinition type, CaseHead head, Face face, String number) {
        Forms.Applicant applicant = face.applicant;
        boolean founded = type.holder() == LicenceTypeDefinition.Holder.FIRM
                && !applicant.firm()
                && CheckDigits.isCreditCode(number);
        return founded
                ? new LicenceHolder(
                        head.party(),
                        face.value(FIRM_NAME).orElse(applicant.name()),
                        LicenceHolder.IdKind.CREDIT_CODE,
                        number)
                : new LicenceHolder(head.party(), applicant.name(), idKind(applicant), applicant.idNumber());
    }

    private static LicenceHolder.IdKind idKind(Forms.Applicant applicant) {
        if (applicant.firm()) {
            return LicenceHolder.IdKind.CREDIT_CODE;
        }
        return applicant.idKind().equals("resident-id")
                ? LicenceHolder.IdKind.RESIDENT_ID
                : LicenceHolder.IdKind.OTHER_PERSON;
    }

    private static String number(LicenceTypeDefinition type, CaseHead head, Face face, long serial, LocalDate today) {
        return type.number().number(new NumberPattern.Filling() {
            @Override
            public String region() {
                return head.region();
            }

            @Override
            public LocalDate date() {
                return today;
            }

            @Override
            public long serial() {
                return serial;
            }

            @Override
            public String holderId() {
                return face.applicant.idNumber();
            }

            @Override
            public String mapped(String element, String scheme) {
                return face.mapped(element, scheme);
            }
        });
    }

    /** The day before the anniversary: five years from 2 March end on 1 March. */
    private static @Nullable LocalDate until(LicenceTypeDefinition type, LocalDate from) {
        Limit validity = type.validity();
        if (validity == null) {
            return null;
        }
        LocalDate anniversary = switch (validity.unit()) {
            case YEARS -> from.plusYears(validity.value());
            case MONTHS -> from.plusMonths(validity.value());
            case NATURAL_DAYS, WORKING_DAYS, SAME_DAY -> from.plusDays(validity.value());
        };
        return anniversary.minusDays(1);
    }

    /** 照面: values by data element, coded ones by their label. */
    private record Face(Standard standard, Forms.Applicant applicant, JsonNode answers) {

        List<FaceItem> items(LicenceTypeDefinition type) {
            List<FaceItem> items = new ArrayList<>();
            for (LicenceTypeDefinition.FaceElement face : type.face()) {
                value(face.element()).ifPresent(value -> items.add(new FaceItem(face.label(standard), value)));
            }
            return items;
        }

        /** The next version's face: what is answered now over what stood there, where the application is for a change. */
        List<FaceItem> over(Licence before, LicenceTypeDefinition type, boolean changes) {
            Map<String, String> old = FaceAnswers.byLabel(before);
            List<FaceItem> items = new ArrayList<>();
            for (LicenceTypeDefinition.FaceElement face : type.face()) {
                Text label = face.label(standard);
                (changes ? value(face.element()) : ofAccount(face.element()))
                        .or(() -> Optional.ofNullable(old.get(label.zh())))
                        .ifPresent(value -> items.add(new FaceItem(label, value)));
            }
            return items;
        }

        /** What the applicant's own account says of himself. */
        private Optional<String> ofAccount(String element) {
            return standard.element(element).map(DataElement::account).map(this::ofApplicant);
        }

        private Optional<String> value(String element) {
            Optional<String> own = ofAccount(element);
            if (own.isPresent()) {
                return own;
            }
            JsonNode answer = answers.path(element);
            return answer.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(ElementText.of(standard, element, answer).zh());
        }

        /** Who the applicant is stands in the account that was identified, whatever was typed. */
        private @Nullable String ofApplicant(AccountFact fact) {
            return switch (fact) {
                case PERSON_NAME -> applicant.firm() ? null : applicant.name();
                case RESIDENT_ID -> applicant.firm() ? null : applicant.idNumber();
                case FIRM_NAME -> applicant.firm() ? applicant.name() : null;
                case CREDIT_CODE -> applicant.firm() ? applicant.idNumber() : null;
                case PERSON_PHONE, PERSON_ADDRESS -> null;
            };
        }

        private String mapped(String element, String scheme) {
            String code = answers.path(element).asString("");
            return standard.element(element)
                    .flatMap(known -> Optional.ofNullable(known.codes()))
                    .flatMap(standard::codeSet)
                    .flatMap(codes -> codes.code(code))
                    .map(CodeSet.Code::maps)
                    .map(maps -> maps.getOrDefault(scheme, code))
                    .orElse(code);
        }
    }
}
