package org.onedoor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 项目代码: the 24 characters and what they are held to. */
class ProjectCodeTest {

    @Test
    void saysMonthRegionTradeTypeAndSerial() {
        ProjectCode code = ProjectCode.of(YearMonth.of(2025, 9), "330302", "35", ProjectType.FILING, 17);
        assertThat(code.value()).isEqualTo("2509-330302-35-03-000017").hasSize(24);
    }

    /** The second is the sample that the layout was taken from. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2509-330302-35-03-000017",
                "2509-320193-89-01-544060",
                " 2509 330302 35 03 000017 ",
                "25093303023503000017",
                "２５０９－３３０３０２－３５－０３－０００００１",
                "2509–330302–35–03–000017"
            })
    void isReadAsPeopleTypeIt(String typed) {
        assertThat(ProjectCode.read(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2513-330302-35-03-000017",
                "2500-330302-35-03-000017",
                "2509-030302-35-03-000017",
                "2509-330302-35-04-000017",
                "2509-330302-35-00-000017",
                "2509-330302-35-03-000000",
                "2509-330302-35-03-00017",
                "2020-330302-47-03-0123456",
                "2509-33030A-35-03-000017"
            })
    void isNoneWhereSomethingIsNotThere(String typed) {
        assertThat(ProjectCode.read(typed)).isEmpty();
        assertThatThrownBy(() -> new ProjectCode(typed)).isInstanceOf(IllegalArgumentException.class);
    }
}
