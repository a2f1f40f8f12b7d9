package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class DemoTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, '', '', '', true",
        "::1, '', none, '', true",
        "0.0.0.0, '', '', '', false",
        "10.0.0.7, '', '', '', false",
        "127.0.0.1, false, '', '', false",
        "0.0.0.0, true, '', '', true",
        // A proxy on the same machine lets everybody in.
        "127.0.0.1, '', native, '', false",
        "127.0.0.1, '', '', https://onedoor.example.gov.cn, false",
        "127.0.0.1, true, native, https://onedoor.example.gov.cn, true",
    })
    void isADemoOnlyWhereNobodyElseComesOrItIsSaid(
            String listening, String said, String proxy, String named, boolean demo) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", listening);
        set(environment, "onedoor.demo", said);
        set(environment, "server.forward-headers-strategy", proxy);
        set(environment, "onedoor.address", named);

        assertThat(Demo.of(environment).on()).isEqualTo(demo);
    }

    private static void set(MockEnvironment environment, String name, String value) {
        if (!value.isEmpty()) {
            environment.setProperty(name, value);
        }
    }
}
