package org.onedoor.casework;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.life.AutomaticTrace;
import org.onedoor.casework.life.CaseFile;
import org.onedoor.casework.life.Changes;
import org.onedoor.journal.Together;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 自动办结: what was granted by the program, each with its trace, and what a person found of those that were drawn. */
@Component
class AutomaticGrants {

    private static final int OF = 1_000;

    private final JdbcClient jdbc;
    private volatile @Nullable SecretKeySpec key;

    AutomaticGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * 抽查: whether a case is drawn. The same case is always or never drawn, so that nobody draws until he likes what he gets;
     * which ones these are follows from a secret of this node, so that nobody outside knows it before.
     */
    boolean draws(UUID caseId, int perMille) {
        if (perMille == 0) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            byte[] id = ByteBuffer.allocate(16)
                    .putLong(caseId.getMostSignificantBits())
                    .putLong(caseId.getLeastSignificantBits())
                    .array();
            return Integer.remainderUnsigned(ByteBuffer.wrap(mac.doFinal(id)).getInt(), OF) < perMille;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(
                    jdbc.sql("SELECT key FROM casework.sample_key")
                            .query(byte[].class)
                            .single(),
                    "HmacSHA256");
            key = known;
        }
        return known;
    }

    /** As shares of the statement that changes their cases. */
    static List<Together.Part> parts(List<CaseFile> files) {
        List<Changes.AutomaticGrant> granted = files.stream()
                .flatMap(file -> file.changes().automaticGrants().stream())
                .toList();
        List<Changes.Judgement> judged = files.stream()
                .flatMap(file -> file.changes().judgements().stream())
                .toList();
        return Stream.of(granted(granted), judged(judged))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Together.Part> granted(List<Changes.AutomaticGrant> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Together.Part(
                        "automatic",
                        """
                        INSERT INTO casework.automatic_grant (city, case_id, at, trace, sampled)
                        SELECT * FROM unnest(:automatic_cities::text[], :automatic_cases::uuid[],
                                             :automatic_at::timestamptz[], :automatic_traces::text[],
                                             :automatic_sampled::boolean[])""",
                        Map.of(
                                "automatic_cities", Together.column(all, Changes.AutomaticGrant::city),
                                "automatic_cases", Together.column(all, Changes.AutomaticGrant::caseId),
                                "automatic_at", Together.column(all, Changes.AutomaticGrant::at),
                                "automatic_traces", Together.column(all, Changes.AutomaticGrant::document),
                                "automatic_sampled", Together.column(all, Changes.AutomaticGrant::sampled))));
    }

    private static Optional<Together.Part> judged(List<Changes.Judgement> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Together.Part(
                        "judged",
                        """
                        INSERT INTO casework.sample_judgement (city, case_id, department, region, item, "right", reason, by, at)
                        SELECT * FROM unnest(:judged_cities::text[], :judged_cases::uuid[], :judged_departments::text[],
                                             :judged_regions::text[], :judged_items::text[], :judged_right::boolean[],
                                             :judged_reasons::text[], :judged_by::uuid[], :judged_at::timestamptz[])""",
                        Map.of(
                                "judged_cities", Together.column(all, Changes.Judgement::city),
                                "judged_cases", Together.column(all, Changes.Judgement::caseId),
                                "judged_departments", Together.column(all, Changes.Judgement::department),
                                "judged_regions", Together.column(all, Changes.Judgement::region),
                                "judged_items", Together.column(all, Changes.Judgement::item),
                                "judged_right", Together.column(all, Changes.Judgement::right),
                                "judged_reasons", Together.column(all, Changes.Judgement::reason),
                                "judged_by", Together.column(all, Changes.Judgement::by),
                                "judged_at", Together.column(all, Changes.Judgement::at))));
    }

    /** What a case was granted on by the program; empty where a person decided, or it was on a pledge. */
    Optional<AutomaticTrace> of(String city, UUID caseId) {
        return jdbc.sql("SELECT trace FROM casework.automatic_grant WHERE city = :city AND case_id = :case")
                .param("city", city)
                .param("case", caseId)
                .query(String.class)
                .optional()
                .map(AutomaticTrace::read);
    }
}
