package org.onedoor.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.shared.Money;

class CapitalsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 人民币零元整",
        "2000, 人民币贰拾元整",
        "4050, 人民币肆拾元伍角整",
        "4005, 人民币肆拾元零伍分",
        "5, 人民币伍分",
        "50, 人民币伍角整",
        "100100, 人民币壹仟零壹元整",
        "1001000, 人民币壹万零壹拾元整",
        "10000100, 人民币壹拾万零壹元整",
        "1000000000, 人民币壹仟万元整",
        "10000000000, 人民币壹亿元整",
        "10000000100, 人民币壹亿零壹元整",
        "123456789, 人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"
    })
    void writesASumThatCannotBeAltered(long fen, String words) {
        assertThat(Capitals.of(new Money(fen)).zh()).isEqualTo(words);
    }
}
