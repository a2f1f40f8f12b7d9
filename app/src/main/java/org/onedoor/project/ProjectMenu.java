package org.onedoor.project;

import java.util.Set;
import org.onedoor.shared.Role;
import org.onedoor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where owners find their projects, and departments those with which they have to do. */
@Configuration(proxyBeanMethods = false)
class ProjectMenu {

    @Bean
    NavEntry myProjects() {
        return new NavEntry("project.menu.mine", "/projects", NavEntry.Place.ACCOUNT, 20, Set.of(Role.APPLICANT));
    }

    @Bean
    NavEntry projectsDesk() {
        return new NavEntry(
                "project.menu.desk",
                "/desk/projects",
                NavEntry.Place.DESK,
                25,
                Set.of(Role.REVIEWER, Role.HEAD, Role.MANAGER));
    }
}
