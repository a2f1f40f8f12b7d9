package org.onedoor.casework.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.onedoor.casework.NationalStates;
import org.onedoor.shared.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** 办理状态的经过 for systems that exchange it. */
@RestController
@Tag(name = "national-states", description = "办理状态（BLZT）的经过 · national states, for exchange")
public class NationalStatesApi {

    private final NationalStates states;

    NationalStatesApi(NationalStates states) {
        this.states = states;
    }

    @GetMapping("/api/v1/desk/cases/{id}/national-states")
    @Operation(summary = "办理状态 · Each moment of a case that has a national code (BLZT 1 to 15), the oldest first")
    List<NationalStates.Reported> of(@PathVariable UUID id, Actor actor) {
        return states.of(actor, id);
    }
}
