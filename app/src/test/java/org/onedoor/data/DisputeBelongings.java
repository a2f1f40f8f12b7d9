package org.onedoor.data;

import java.util.List;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.springframework.context.ApplicationContext;

/** Somebody else's dispute, for the police of the city to answer. */
class DisputeBelongings implements Belongings {

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        UUID party = UUID.randomUUID();
        context.getBean(Collection.class)
                .collect(Register.PROGRAM, List.of(Register.address(party, "演示路1号", Register.MONDAY)), false);
        UUID dispute = context.getBean(Disputes.class).open(Register.applicant(party), "household_address", "不对");

        String desk = "/desk/disputes/" + dispute;
        List<String> answer = List.of("outcome", "accepted", "answer", "x");
        return List.of(
                new Attempt(
                        "POST /me/data/disputes/{id}/withdrawal",
                        Whose.SOMEBODY_ELSES,
                        "geng",
                        "/me/data/disputes/" + dispute + "/withdrawal"),
                new Attempt("GET /desk/disputes/{id}", Whose.ANOTHER_DEPARTMENTS, "civil", desk),
                new Attempt("GET /desk/disputes/{id}", Whose.ANOTHER_REGIONS, "police.ouhai", desk),
                new Attempt(
                        "POST /desk/disputes/{id}/answer",
                        Whose.ANOTHER_DEPARTMENTS,
                        "civil",
                        desk + "/answer",
                        answer),
                new Attempt(
                        "POST /desk/disputes/{id}/answer",
                        Whose.ANOTHER_REGIONS,
                        "police.ouhai",
                        desk + "/answer",
                        answer));
    }
}
