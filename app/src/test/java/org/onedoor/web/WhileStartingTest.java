package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Somebody who asked while the first definitions were being read once froze half a city into the caches. */
@OnedoorTest
class WhileStartingTest {

    @Autowired
    Refusing refusing;

    @Test
    void tellsEverybodyToWaitUntilEverythingIsRead() throws Exception {
        WhileStarting filter = new WhileStarting(refusing);

        MockHttpServletResponse page = ask(filter, "/", "text/html", "zh-CN");
        assertThat(page.getStatus()).isEqualTo(503);
        assertThat(page.getHeader("Retry-After")).isNotBlank();
        assertThat(page.getContentAsString()).contains("正在启动", "请过几秒再试");
        assertThat(ask(filter, "/", "text/html", "en").getContentAsString()).contains("has just started");

        MockHttpServletResponse problem = ask(filter, "/api/v1/items", "application/json", "en");
        assertThat(problem.getStatus()).isEqualTo(503);
        assertThat(problem.getContentAsString()).contains("/problems/web.starting");

        assertThat(ask(filter, "/actuator/health/liveness", "*/*", "en").getStatus())
                .isEqualTo(200);

        filter.ready();
        assertThat(ask(filter, "/", "text/html", "zh-CN").getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse ask(WhileStarting filter, String path, String accept, String language)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept", accept);
        request.addHeader("Accept-Language", language);
        request.addPreferredLocale(java.util.Locale.forLanguageTag(language));
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
