package org.onedoor.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.catalog.Claims;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Node;
import org.onedoor.definition.Published;
import org.onedoor.definition.YamlText;
import org.onedoor.journal.Journal;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.standard.Retirement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 编制: begins, saves, sends on, gives back, publishes and withdraws a definition's next version. */
@Service
class Workshop {

    /** What stewards write here, first what they need most; calendars have a page that tells what they do to open cases. */
    static final List<String> KINDS = List.of(
            "item",
            "claim",
            "bundle",
            "project-theme",
            "element",
            "code-set",
            "material-type",
            "licence-type",
            "department",
            "region",
            "paper",
            "document-template",
            "search-words",
            "office-hours",
            "emergency");

    static final int LONGEST = 200_000;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,79}");
    private static final Pattern EFFECTIVE = Pattern.compile("(?m)^effective:.*$");
    private static final Pattern ID = Pattern.compile("(?m)^id:.*$");

    private final Proposals proposals;
    private final Examiner examiner;
    private final Reach reach;
    private final Definitions definitions;
    private final Journal journal;
    private final Once once;
    private final Clock clock;

    Workshop(
            Proposals proposals,
            Examiner examiner,
            Reach reach,
            Definitions definitions,
            Journal journal,
            Once once,
            Clock clock) {
        this.proposals = proposals;
        this.examiner = examiner;
        this.reach = reach;
        this.definitions = definitions;
        this.journal = journal;
        this.once = once;
        this.clock = clock;
    }

    private record Begin(String kind, String definition, String like) {}

    /**
     * Begins a new definition; where somebody has begun it already, goes on with that.
     *
     * @param like the id of another of its kind to begin with; empty for an empty page
     */
    @Transactional
    UUID begin(Actor actor, String key, String kind, String definition, String like) {
        return once.run(actor, key, new Begin(kind, definition, like), UUID.class, () -> {
            if (!KINDS.contains(kind) || !NAME.matcher(definition).matches()) {
                throw new Refused(new StudioRefusal.BadName());
            }
            if (definitions.latest(kind, definition).isPresent()) {
                throw new Refused(new StudioRefusal.Taken());
            }
            return open(actor, kind, definition, 0, dated(begun(kind, definition, like), Optional.empty()));
        });
    }

    private record Claim(String item, String region) {}

    /**
     * 认领: begins what a region has of its own in an item; where somebody has begun it already, goes on with that.
     *
     * @throws Refused where the region has claimed it, or there is no such item or region
     */
    @Transactional
    UUID claim(Actor actor, String key, String item, String region) {
        return once.run(actor, key, new Claim(item, region), UUID.class, () -> {
            String id = Claims.id(item, region);
            Published claimed = definitions
                    .latest("item", item)
                    .filter(_ -> Claims.derived(id))
                    .orElseThrow(() -> new Refused(new StudioRefusal.NotThere()));
            if (definitions.latest(Claims.KIND, id).isPresent()) {
                throw new Refused(new StudioRefusal.Taken());
            }
            return open(actor, Claims.KIND, id, 0, ClaimText.of(claimed, id, region, LocalDate.now(clock)));
        });
    }

    private record Revise(String kind, String definition, boolean retire) {}

    /** Begins the next version of what is published; where somebody has begun it already, goes on with that. */
    @Transactional
    UUID revise(Actor actor, String key, String kind, String definition) {
        return revise(actor, key, new Revise(kind, definition, false));
    }

    /**
     * 废止: begins a version that says that nothing uses the definition any more; where somebody has begun one already, goes on
     * with that.
     */
    @Transactional
    UUID retire(Actor actor, String key, String kind, String definition) {
        return revise(actor, key, new Revise(kind, definition, true));
    }

    private UUID revise(Actor actor, String key, Revise asked) {
        String kind = asked.kind();
        String definition = asked.definition();
        return once.run(actor, key, asked, UUID.class, () -> {
            Published newest = Optional.of(kind)
                    .filter(KINDS::contains)
                    .flatMap(_ -> definitions.latest(kind, definition))
                    .orElseThrow(() -> new Refused(new StudioRefusal.NotThere()));
            refuseClaimed(newest);
            String text = dated(text(newest), Optional.of(newest.effective()));
            if (asked.retire()) {
                if (!Retirement.possible(kind) || Retirement.retired(newest.node())) {
                    throw new Refused(new StudioRefusal.NotThere());
                }
                text = text.stripTrailing() + "\n" + Retirement.RETIRED + ": true\n";
            }
            return open(actor, kind, definition, newest.version(), text);
        });
    }

    /**
     * Begins the next version of a definition, or its first, with a text from elsewhere.
     *
     * @return empty where somebody has one open, which stays as it is
     */
    Optional<UUID> draft(Actor actor, String kind, String definition, String text) {
        Proposal proposal = drafted(actor, kind, definition, text);
        return proposals.add(proposal) ? Optional.of(proposal.id()) : Optional.empty();
    }

    /**
     * What {@link #draft} would begin; nothing is kept.
     *
     * @throws Refused where it would not
     */
    Proposal drafted(Actor actor, String kind, String definition, String text) {
        if (!KINDS.contains(kind) || !NAME.matcher(definition).matches()) {
            throw new Refused(new StudioRefusal.BadName());
        }
        if (text.length() > LONGEST) {
            throw new Refused(new StudioRefusal.TooLong());
        }
        Optional<Published> newest = definitions.latest(kind, definition);
        newest.ifPresent(Workshop::refuseClaimed);
        int base = newest.map(Published::version).orElse(0);
        Proposal proposal = fresh(actor, kind, definition, base, inTime(text, newest.map(Published::effective)));
        reach.require(actor, kind, definition, proposal.text());
        return proposal;
    }

    /** What follows from a claim is written by nobody. */
    private static void refuseClaimed(Published newest) {
        if (newest.kind().equals("item") && Claims.derived(newest.id())) {
            throw new Refused(new StudioRefusal.Claimed());
        }
    }

    /** A text that begins to hold on a day that is still to come keeps it; any other gets the first day that is possible. */
    private String inTime(String text, Optional<LocalDate> newest) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = newest.filter(today::isBefore).orElse(today);
        boolean early = DefinitionFolder.read(Examiner.TEXT, text, new Mistakes()).stream()
                .noneMatch(document -> !document.effective().isBefore(first));
        return early ? dated(text, newest) : text;
    }

    private UUID open(Actor actor, String kind, String definition, int baseVersion, String text) {
        reach.require(actor, kind, definition, text);
        Proposal proposal = fresh(actor, kind, definition, baseVersion, text);
        return proposals.add(proposal)
                ? proposal.id()
                : proposals.open(actor, kind, definition).orElseThrow().id();
    }

    private Proposal fresh(Actor actor, String kind, String definition, int baseVersion, String text) {
        return new Proposal(
                actor.city(),
                Ids.next(clock),
                kind,
                definition,
                baseVersion,
                text,
                Proposal.State.DRAFT,
                List.of(actor.account()),
                null,
                null,
                null,
                1,
                clock.instant(),
                clock.instant());
    }

    /** A version as it was written, remarks included where it was written here. */
    String text(Published published) {
        return proposals
                .textOf(published.kind(), published.id(), published.version())
                .orElseGet(() -> named(published, YamlText.write(published.node())));
    }

    /** An entry of a list said its kind with the others of its file; alone it says it itself. */
    private static String named(Published published, String text) {
        boolean says = published.node() instanceof Node.Mapping mapping
                && mapping.values().containsKey("kind");
        return says ? text : "kind: " + published.kind() + "\n" + text;
    }

    private String begun(String kind, String definition, String like) {
        if (like.isEmpty()) {
            return "kind: " + kind + "\nid: " + definition + "\neffective: " + LocalDate.now(clock) + "\n";
        }
        Published model = definitions.latest(kind, like).orElseThrow(() -> new Refused(new StudioRefusal.NotThere()));
        return ID.matcher(text(model)).replaceFirst(Matcher.quoteReplacement("id: " + definition));
    }

    /** The next version holds from today on, or from the day of one that is to come, until its author says otherwise. */
    private String dated(String text, Optional<LocalDate> newest) {
        LocalDate today = LocalDate.now(clock);
        String line = "effective: " + newest.filter(today::isBefore).orElse(today);
        Matcher there = EFFECTIVE.matcher(text);
        return there.find() ? there.replaceFirst(line) : ID.matcher(text).replaceFirst("$0\n" + line);
    }

    Proposal view(Actor actor, UUID id) {
        return proposals.require(actor, id);
    }

    /** Those that are open in the city, what is to be decided first. */
    List<Proposal> open(Actor actor, int most) {
        return proposals.open(actor, most);
    }

    Examination examine(Proposal proposal) {
        return proposal.state().open() ? examiner.examine(proposal) : Examination.OVER;
    }

    private record Save(UUID id, int version, String text, boolean send) {}

    /**
     * Saves what was written; with {@code send}, to be looked at by somebody else, where nothing is wrong with it and it
     * changes something.
     *
     * @param version of the proposal that the writer saw
     * @return whether it was sent on
     * @throws Refused where somebody wrote in between, or it is no draft any more
     */
    @Transactional
    boolean save(Actor actor, String key, UUID id, int version, String text, boolean send) {
        return once.run(actor, key, new Save(id, version, text, send), Boolean.class, () -> {
            if (text.length() > LONGEST) {
                throw new Refused(new StudioRefusal.TooLong());
            }
            Proposal proposal = seen(actor, id, version);
            if (proposal.state() != Proposal.State.DRAFT) {
                throw new Refused(new StudioRefusal.Overtaken());
            }
            String lines = text.replace("\r\n", "\n").replace("\0", "");
            reach.require(actor, proposal.with(lines));
            proposals.save(proposal, lines, actor.account(), clock.instant());
            if (!send) {
                return false;
            }
            Proposal saved = proposals.require(actor, id);
            Examination examination = examiner.examine(saved);
            if (!examination.sound() || examination.nothingNew()) {
                return false;
            }
            proposals.move(saved, Proposal.State.REVIEW, null, null);
            record(actor, saved, "studio.proposal-sent.v1", Map.of());
            return true;
        });
    }

    private Proposal seen(Actor actor, UUID id, int version) {
        Proposal proposal = proposals.lock(actor, id);
        reach.require(actor, proposal);
        if (proposal.version() != version) {
            throw new Refused(new StudioRefusal.Overtaken());
        }
        return proposal;
    }

    private record Decide(UUID id, int version, String remark) {}

    /**
     * 退回: gives it back to be mended.
     *
     * @param remark what is to be mended; not blank
     */
    @Transactional
    void giveBack(Actor actor, String key, UUID id, int version, String remark) {
        once.run(actor, key, new Decide(id, version, remark), Boolean.class, () -> {
            Proposal proposal = decidable(actor, id, version);
            if (remark.isBlank()) {
                throw new Refused(new StudioRefusal.NoRemark());
            }
            proposals.move(proposal, Proposal.State.DRAFT, remark, actor.account());
            record(actor, proposal, "studio.proposal-given-back.v1", Map.of());
            return true;
        });
    }

    private record Publish(UUID id, int version) {}

    /**
     * 发布: it holds from the day that it names, for everybody, without a restart.
     *
     * @return the version that it became
     * @throws Refused where it has mistakes by now, breaks something, or goes on from a version that is not the newest any more
     */
    @Transactional
    int publish(Actor actor, String key, UUID id, int version) {
        return once.run(actor, key, new Publish(id, version), Integer.class, () -> {
            proposals.lockPublishing();
            Proposal proposal = decidable(actor, id, version);
            int newest = definitions
                    .latest(proposal.kind(), proposal.definition())
                    .map(Published::version)
                    .orElse(0);
            if (newest != proposal.baseVersion()) {
                throw new Refused(new StudioRefusal.Outdated());
            }
            Proposal last = proposal.with(upToDate(proposal));
            Examination examination = examiner.examine(last);
            Document document = examination
                    .document()
                    .filter(_ -> examination.sound())
                    .filter(read -> !read.effective().isBefore(LocalDate.now(clock)))
                    .orElseThrow(() -> new Refused(new StudioRefusal.Unsound()));
            if (examination.nothingNew()) {
                throw new Refused(new StudioRefusal.NothingNew());
            }
            definitions.publish(actor, List.of(document));
            int published = definitions
                    .latest(proposal.kind(), proposal.definition())
                    .map(Published::version)
                    .orElseThrow();
            proposals.published(proposal, last.text(), actor.account(), published);
            record(actor, proposal, "studio.definition-published.v1", Map.of("version", published));
            return published;
        });
    }

    /** A day that passed while somebody looked at it is today. */
    private String upToDate(Proposal proposal) {
        LocalDate today = LocalDate.now(clock);
        return DefinitionFolder.read(Examiner.TEXT, proposal.text(), new Mistakes()).stream()
                .findFirst()
                .filter(document -> document.effective().isBefore(today))
                .map(_ -> dated(proposal.text(), Optional.empty()))
                .orElse(proposal.text());
    }

    private Proposal decidable(Actor actor, UUID id, int version) {
        Proposal proposal = seen(actor, id, version);
        if (proposal.state() != Proposal.State.REVIEW) {
            throw new Refused(new StudioRefusal.Overtaken());
        }
        if (!proposal.mayBeDecidedBy(actor.account())) {
            throw new Refused(new StudioRefusal.OwnWork());
        }
        return proposal;
    }

    private record Withdraw(UUID id, int version) {}

    /** 作废: whoever may write it may throw it away, as he saw it. */
    @Transactional
    void withdraw(Actor actor, String key, UUID id, int version) {
        once.run(actor, key, new Withdraw(id, version), Boolean.class, () -> {
            Proposal proposal = seen(actor, id, version);
            if (!proposal.state().open()) {
                throw new Refused(new StudioRefusal.Overtaken());
            }
            proposals.move(proposal, Proposal.State.WITHDRAWN, null, null);
            record(actor, proposal, "studio.proposal-withdrawn.v1", Map.of());
            return true;
        });
    }

    private void record(Actor actor, Proposal proposal, String type, Map<String, Integer> more) {
        Map<String, Object> payload = new HashMap<>(more);
        payload.put("kind", proposal.kind());
        payload.put("definition", proposal.definition());
        journal.append(actor, type, "proposal", proposal.id(), proposal.city(), payload);
    }
}
