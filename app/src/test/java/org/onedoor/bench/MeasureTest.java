package org.onedoor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasureTest {

    private static final Machine MACHINE = new Machine(2, 1.5, 4096, "Linux 6 amd64", "25", "abc");

    @Test
    void takesTheMiddleOne() {
        assertThat(Measure.median(9, 1, 5)).isEqualTo(5);
        assertThat(Measure.median(4, 1, 9, 2)).isEqualTo(3);
        assertThatThrownBy(Measure::median).hasMessage("nothing was measured");
    }

    @Test
    void meetsAGoalUpToItAndNoFurther() {
        assertThat(Measure.atMost(8, "a", 8, "s").met()).isTrue();
        assertThat(Measure.atMost(8, "a", 8.01, "s").met()).isFalse();
        assertThat(Measure.of("a", 1e9, "s").met()).isTrue();
    }

    @Test
    void printsOneObjectALineWithWhatItWasAndWhetherItIsMet() {
        JsonNode line = JsonMapper.builder()
                .build()
                .readTree(Measure.atMost(8, "warm start", 9.5, "s").json());
        assertThat(line.path("measure").asString()).isEqualTo("warm start");
        assertThat(line.path("value").asDouble()).isEqualTo(9.5);
        assertThat(line.path("goal").asDouble()).isEqualTo(8);
        assertThat(line.path("met").asBoolean()).isFalse();
        assertThat(line.has("against") && line.has("ratio")).isTrue();

        JsonNode unpromised =
                JsonMapper.builder().build().readTree(Measure.of("a", 1, "s").json());
        assertThat(unpromised.path("met").isNull()).as("nothing promised").isTrue();
    }

    @Test
    void comparesWithAPeerOfTheSameRun() {
        Measure enough = Measure.against("Peer 1.0", 20, 10, "lives", 250, "a second");
        assertThat(enough.met()).isTrue();
        assertThat(enough.goalText()).isEqualTo("at least 10 × Peer 1.0: 12.50");
        assertThat(Measure.against("Peer 1.0", 20, 10, "lives", 199, "a second").metText())
                .isEqualTo("MISSED");

        JsonNode line = JsonMapper.builder().build().readTree(enough.json());
        assertThat(line.path("against").asString()).isEqualTo("Peer 1.0");
        assertThat(line.path("ratio").asDouble()).isEqualTo(12.5);
        assertThat(line.path("goal").asDouble()).isEqualTo(10);
        assertThat(line.path("met").asBoolean()).isTrue();
    }

    @Test
    void replacesTheLastRunInTheDocumentAndLeavesTheRest() {
        OffsetDateTime at = OffsetDateTime.parse("2026-11-24T10:00:00+08:00");
        Report first = new Report("start", "What.", MACHINE, List.of(Measure.atMost(8, "warm", 9, "s")));
        Report second = new Report("start", "What.", MACHINE, List.of(Measure.atMost(8, "warm", 4.25, "s")));
        Report other = new Report("pages", "Bytes.", MACHINE, List.of(Measure.of("/", 27000, "bytes")));

        String text = "# Performance\n\nBefore.\n";
        text = first.into(text, first.section(at));
        text = other.into(text, other.section(at));
        assertThat(text).contains("| warm | 9 s | at most 8 s | MISSED |", "2 cores (load 1.5)", "commit abc");

        text = second.into(text, second.section(at));
        assertThat(text)
                .startsWith("# Performance\n\nBefore.\n")
                .contains("| warm | 4.25 s | at most 8 s | met |", "| / | 27,000 bytes |")
                .doesNotContain("MISSED")
                .containsOnlyOnce("## `./onedoor bench start`");
    }

    @Test
    void addsUpTheFiguresOfAnAreaOfMemory() {
        String figures = """
                # HELP jvm_memory_used_bytes The amount of used memory
                jvm_memory_used_bytes{area="heap",id="Eden Space"} 1048576.0
                jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 3.145728E7
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.0E7
                jvm_memory_max_bytes{area="heap",id="Eden Space"} 9.0E7
                """;
        assertThat(Prometheus.sum(figures, "jvm_memory_used_bytes", "heap")).isEqualTo(31);
        assertThatThrownBy(() -> Prometheus.sum(figures, "jvm_memory_committed_bytes", "heap"))
                .isInstanceOf(BenchFailed.class);
    }

    @Test
    void readsAFieldOfTheKernelsTable() {
        assertThat(Program.field(List.of("Name:\tjava", "VmHWM:\t  99 kB", "VmRSS:\t  204800 kB"), "VmRSS:"))
                .isEqualTo(204800);
    }
}
