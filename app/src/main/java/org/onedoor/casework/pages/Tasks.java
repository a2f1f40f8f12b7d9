package org.onedoor.casework.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.casework.draft.Application;
import org.onedoor.casework.draft.Signatures;
import org.onedoor.casework.life.CaseMaterial;
import org.onedoor.catalog.Item;
import org.onedoor.web.Face;

/** 任务清单: what is left to do for a draft, in order. */
public final class Tasks {

    private final Application application;
    private final Signatures.@Nullable Standing signing;
    private final Face face;
    private final String path;

    /** @param signing how far the signatures are; null where nothing has to be signed, or cannot be yet */
    Tasks(Application application, Signatures.@Nullable Standing signing, Face face) {
        this.application = application;
        this.signing = signing;
        this.face = face;
        this.path = "/drafts/" + application.draft().id();
    }

    List<DraftController.TasksPage.Task> all() {
        List<DraftController.TasksPage.Task> tasks = new ArrayList<>();
        if (!application.item().questions().isEmpty()) {
            tasks.add(new DraftController.TasksPage.Task(
                    face.msg("casework.situation.title"),
                    path + "/situation",
                    application.tailored().situationKnown() ? "done" : "todo",
                    null));
        }
        if (!application.tailored().situationKnown()) {
            return tasks;
        }
        for (Item.Page page : application.tailored().pages()) {
            tasks.add(new DraftController.TasksPage.Task(
                    face.text(page.title()),
                    path + "/pages/" + page.id(),
                    application.progress(page).code(),
                    null));
        }
        for (Application.Wanted wanted : application.materials()) {
            if (wanted.asksTheApplicant()) {
                tasks.add(material(wanted));
            }
        }
        if (signing != null) {
            tasks.add(new DraftController.TasksPage.Task(
                    face.msg("casework.signing.title"),
                    path + "/signing",
                    signing.complete() ? "done" : "todo",
                    face.msg("casework.signing.task")));
        }
        return tasks;
    }

    private DraftController.TasksPage.Task material(Application.Wanted wanted) {
        CaseMaterial.State state = wanted.state();
        String word = state == null
                ? "todo"
                : switch (state) {
                    case PROVIDED, HELD, FORM -> "done";
                    case DEFERRED, LAPSED -> "deferred";
                    case OMITTED -> "optional";
                };
        return new DraftController.TasksPage.Task(
                ProgressPages.materialName(
                        application.standard(), wanted.material().type(), face),
                path + "/materials/" + wanted.material().type(),
                word,
                null);
    }
}
