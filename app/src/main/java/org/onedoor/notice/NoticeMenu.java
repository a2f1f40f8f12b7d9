package org.onedoor.notice;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the messages. */
@Configuration(proxyBeanMethods = false)
class NoticeMenu {

    @Bean
    NavEntry messagesEntry() {
        return new NavEntry("notice.page.title", "/messages", NavEntry.Place.ACCOUNT, 20, Set.of(Role.APPLICANT));
    }

    @Bean
    NavEntry sendingEntry() {
        return new NavEntry(
                "notice.sending.title",
                "/administration/sending",
                NavEntry.Place.DESK,
                820,
                Set.of(Role.ADMINISTRATOR));
    }
}
