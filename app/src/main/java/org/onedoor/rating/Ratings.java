package org.onedoor.rating;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.journal.Journal;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 评价: takes the applicant's rating of a case, and one follow-up at most. */
@Service
class Ratings {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;
    private final Invitations invitations;
    private final RatingOptions options;
    private final WorkOrders workOrders;

    Ratings(
            JdbcClient jdbc,
            Journal journal,
            Clock clock,
            Invitations invitations,
            RatingOptions options,
            WorkOrders workOrders) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
        this.invitations = invitations;
        this.options = options;
        this.workOrders = workOrders;
    }

    /** A case that may be rated, and what has been said about it so far: nothing, one or two ratings. */
    record Occasion(Invitation invitation, List<Rating> given) {

        boolean isRated() {
            return !given.isEmpty();
        }

        boolean mayFollowUp() {
            return given.size() == 1;
        }
    }

    /** What the actor may rate; refused as not there for everybody but the applicant. */
    @Transactional
    public Occasion of(Actor actor, String caseOrNumber) {
        Invitation invitation = applicant(actor)
                .flatMap(_ -> invitations.find(actor, caseOrNumber))
                .orElseThrow(() -> invitations.hidden(actor, caseOrNumber));
        return new Occasion(invitation, given(invitation));
    }

    /** Rates, or follows up. A bad grade opens a work order in the same transaction. */
    @Transactional
    public Rating rate(Actor actor, String caseOrNumber, RateCase said) {
        Invitation invitation = applicant(actor)
                .flatMap(_ -> invitations.lock(actor, caseOrNumber))
                .orElseThrow(() -> invitations.hidden(actor, caseOrNumber));
        Grade grade = Grade.of(said.grade()).orElseThrow(() -> new Refused(new RatingRefusal.NoGrade()));
        List<String> tags = checked(grade, said.tags());
        String words = checked(said.words());
        int number = number(said.followUp(), given(invitation).size());
        Rating rating = new Rating(Ids.next(clock), number, grade, tags, words, clock.instant());
        insert(actor, invitation, rating);
        journal.append(
                actor, "rating.rated.v1", "rating", invitation.id(), invitation.city(), payload(invitation, rating));
        if (grade.isBad()) {
            workOrders.open(actor, invitation, rating);
        }
        return rating;
    }

    private static Optional<Actor> applicant(Actor actor) {
        return actor.role() == Role.APPLICANT && actor.actingFor() != null ? Optional.of(actor) : Optional.empty();
    }

    private List<String> checked(Grade grade, List<String> tags) {
        for (String tag : tags) {
            if (!options.has(grade, tag)) {
                throw new Refused(new RatingRefusal.NoSuchTag(tag));
            }
        }
        return tags.stream().distinct().toList();
    }

    private static @Nullable String checked(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return null;
        }
        String stripped = words.strip();
        if (stripped.codePointCount(0, stripped.length()) > RateCase.LONGEST_WORDS) {
            throw new Refused(new RatingRefusal.TooManyWords(RateCase.LONGEST_WORDS));
        }
        return stripped;
    }

    private static int number(boolean followUp, int given) {
        if (!followUp) {
            if (given > 0) {
                throw new Refused(new RatingRefusal.RatedAlready());
            }
            return 1;
        }
        return switch (given) {
            case 0 -> throw new Refused(new RatingRefusal.RateFirst());
            case 1 -> 2;
            default -> throw new Refused(new RatingRefusal.FollowedUpAlready());
        };
    }

    private void insert(Actor actor, Invitation invitation, Rating rating) {
        jdbc.sql("""
                insert into rating.rating (city, id, invitation, number, grade, tags, channel, account, at)
                values (:city, :id, :invitation, :number, :grade, :tags, :channel, :account, :at)
                """)
                .param("city", invitation.city())
                .param("id", rating.id())
                .param("invitation", invitation.id())
                .param("number", rating.number())
                .param("grade", rating.grade().code())
                .param("tags", rating.tags().toArray(String[]::new))
                .param("channel", actor.channel().code())
                .param("account", actor.account())
                .param("at", rating.at().atOffset(ZoneOffset.UTC))
                .update();
        if (rating.words() != null) {
            jdbc.sql("insert into rating.words (rating, words) values (:rating, :words)")
                    .param("rating", rating.id())
                    .param("words", rating.words())
                    .update();
        }
    }

    private static Map<String, Object> payload(Invitation invitation, Rating rating) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("case", invitation.caseId());
        payload.put("rating", rating.id());
        payload.put("number", rating.number());
        payload.put("grade", rating.grade().code());
        payload.put("tags", rating.tags());
        payload.put("item", invitation.item());
        payload.put("itemVersion", invitation.itemVersion());
        payload.put("department", invitation.department());
        payload.put("region", invitation.region());
        payload.put("channel", invitation.channel());
        return payload;
    }

    private List<Rating> given(Invitation invitation) {
        return jdbc.sql("""
                select r.id, r.number, r.grade, r.tags, w.words, r.at
                  from rating.rating r
                  left join rating.words w on w.rating = r.id
                 where r.city = :city and r.invitation = :invitation
                 order by r.number
                """)
                .param("city", invitation.city())
                .param("invitation", invitation.id())
                .query(Ratings::rating)
                .list();
    }

    private static Rating rating(ResultSet row, int number) throws SQLException {
        return new Rating(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                Grade.stored(row.getString("grade")),
                tags(row, "tags"),
                row.getString("words"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    static List<String> tags(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
