package org.onedoor.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.DataElement;
import org.onedoor.standard.Standard;

class MaskTest {

    private final Standard standard =
            Standard.read(Path.of("..", "definitions", "standard"), LocalDate.of(2026, 11, 24), new Mistakes());

    private DataElement element(String id) {
        return standard.element(id).orElseThrow();
    }

    @Test
    void hidesSensitiveValuesFromTheOwnersScreenOnly() {
        assertThat(Mask.forOwner(element("resident_id"), "330302199001019915")).isEqualTo("330302•••9915");
        assertThat(Mask.forOwner(element("ethnic_group"), "汉族")).isEqualTo("•••");
        assertThat(Mask.forOwner(element("person_name"), "演示·甲")).isEqualTo("演示·甲");
    }

    @Test
    void hidesPersonalValuesFromOthersAndNothingThatIsOpen() {
        assertThat(Mask.forOthers(element("person_name"), "演示·甲")).isEqualTo("演•••");
        assertThat(Mask.forOthers(element("mobile"), "17900000001")).isEqualTo("179•••0001");
        assertThat(Mask.forOthers(element("email"), "jia@example.org")).isEqualTo("j•••@example.org");
        assertThat(Mask.forOthers(element("firm_name"), "温州演示一号科技有限公司")).isEqualTo("温州演示一号科技有限公司");
    }

    @Test
    void showsTheEndOfALicencesNumber() {
        assertThat(Mask.number("J330302-2020-000001")).isEqualTo("•••0001");
        assertThat(Mask.number("123456")).isEqualTo("•••");
    }
}
