package org.onedoor.casework.life;

import java.time.Instant;
import java.time.LocalDate;
import org.onedoor.catalog.Item;
import org.onedoor.shared.Actor;

/** 场合: one command's circumstances: who acts on which file, by which version of its item, and when. */
public record Scene(Actor actor, CaseFile file, Item item, Instant at, LocalDate today) {

    public CaseHead head() {
        return file.head();
    }
}
