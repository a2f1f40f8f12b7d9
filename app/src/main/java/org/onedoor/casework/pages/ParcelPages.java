package org.onedoor.casework.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.casework.joint.OneDeliveries;
import org.onedoor.casework.life.Delivery;
import org.onedoor.shared.Actor;
import org.onedoor.web.Face;
import org.onedoor.web.FormKey;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 统一出件窗口: parcels that are to be sent, and what is handed over at the counter, of wholes: all parts at once. */
@Controller
public class ParcelPages {

    private static final String PARCELS = "/counter/parcels";

    private final OneDeliveries deliveries;

    ParcelPages(OneDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** @param sent whether one was just recorded */
    public record ParcelsPage(List<Parcel> parcels, boolean sent) {

        public record Parcel(UUID id, String title, String number, LocalDate due, String things, String address) {}
    }

    @GetMapping(PARCELS)
    Page parcels(@RequestParam(defaultValue = "") String sent, Actor actor, Face face) {
        return Page.of(
                "casework/parcels",
                new ParcelsPage(
                        deliveries.parcels(actor).stream()
                                .map(one -> new ParcelsPage.Parcel(
                                        one.id(),
                                        face.text(one.name()),
                                        one.number().spaced(),
                                        one.due(),
                                        one.things().stream()
                                                .map(face::text)
                                                .collect(Collectors.joining(face.english() ? ", " : "、")),
                                        one.address()))
                                .toList(),
                        !sent.isEmpty()));
    }

    /** Handed over or sent, all of it. */
    @PostMapping("/counter/joint/{id}/service")
    Redirect serve(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String detail,
            FormKey key,
            Actor actor) {
        deliveries.serve(actor, key.value().toString(), id, way, detail);
        return Redirect.to(way.equals(Delivery.POST.proof()) ? PARCELS + "?sent=sent" : "/counter?handed=over");
    }
}
