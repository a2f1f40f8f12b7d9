package org.onedoor.race;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * 申请: what an applicant hands in, of the size of a usual form: ten fields and three materials (their names and digests;
 * the files themselves are no matter of a database).
 *
 * @param due by when the department must answer at each step
 */
public record Application(long number, Map<String, Object> fields, List<Material> materials, Instant due) {

    /**
     * Cases of a race are due before this, those that only fill the tables after it. So the race's cases stand first in
     * every queue however full it is, and each life that began is also ended.
     */
    public static final Instant HORIZON = Instant.parse("2030-01-01T00:00:00Z");

    private static final Instant FIRST = Instant.parse("2027-01-01T00:00:00Z");

    public record Material(String name, String sha256, long bytes) {

        /** For systems that keep it as one value. */
        public String text() {
            return name + ";" + sha256 + ";" + bytes;
        }
    }

    /** The same number is the same application in every system. */
    public static Application of(long number) {
        return of(number, FIRST.plusSeconds(number % Duration.ofDays(1_000).toSeconds()));
    }

    /** One that only fills the tables. */
    public static Application filling() {
        return of(0, HORIZON);
    }

    private static Application of(long number, Instant due) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("item", "330300-catering-licence");
        fields.put("applicant", String.format(Locale.ROOT, "Firm number %08d", number));
        fields.put("creditCode", String.format(Locale.ROOT, "TEST%014d", number));
        fields.put("contact", String.format(Locale.ROOT, "Contact of firm %08d", number));
        fields.put("phone", String.format(Locale.ROOT, "000%08d", number));
        fields.put(
                "premises", String.format(Locale.ROOT, "%d Example Road, ground floor, unit %d", number % 997, number));
        fields.put("openingDay", "2027-03-01");
        fields.put("squareMetres", 40 + number % 200);
        fields.put("seats", 10 + number % 90);
        fields.put("delivers", number % 3 == 0);
        return new Application(
                number,
                fields,
                List.of(
                        material("floor-plan.pdf", number, 1),
                        material("lease.pdf", number, 2),
                        material("self-inspection.pdf", number, 3)),
                due);
    }

    private static Material material(String name, long number, int position) {
        // Sixty-four digits that differ and do not compress, as a digest's do; nobody verifies them here.
        StringBuilder digest = new StringBuilder();
        long state = number * 31 + position;
        for (int i = 0; i < 4; i++) {
            state = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L + 0x9E3779B97F4A7C15L;
            state = (state ^ (state >>> 27)) * 0x94D049BB133111EBL;
            digest.append(String.format(Locale.ROOT, "%016x", state));
        }
        return new Material(name, digest.toString(), 100_000 + number % 900_000);
    }
}
