/**
 * 投资项目审批: one project from its registration to its completion: a code of its own, four stages each applied for with one form, every
 * matter of a stage an ordinary case at its department, and the days that the authorities together have taken. What belongs to which
 * kind of project is a definition ({@code kind: project-theme}). Stands above casework, which knows nothing of projects.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "journal",
            "web",
            "definition",
            "standard",
            "standard::calendar",
            "rules",
            "identity",
            "catalog",
            "catalog::compose",
            "licence",
            "notice",
            "casework",
            "casework::life",
            "casework::draft",
            "casework::joint",
            "casework::pages"
        })
@NullMarked
package org.onedoor.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
