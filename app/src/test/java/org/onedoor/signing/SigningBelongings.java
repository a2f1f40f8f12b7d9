package org.onedoor.signing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.onedoor.identity.access.Belongings;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Ids;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** An envelope that somebody else signs. */
class SigningBelongings implements Belongings {

    private static final Text NAMED = new Text("公司设立登记", "Registering a company");

    @Override
    public List<Attempt> attempts(ApplicationContext context) {
        Signing signing = context.getBean(Signing.class);
        WrittenDocument document = new WrittenDocument(
                "company-registration",
                "application-form",
                NAMED,
                "application-form",
                "company-application",
                1,
                "申请书",
                List.of(new WrittenDocument.Paragraph("现申请设立。")),
                WrittenDocument.Basis.of("company-registration/1", "现申请设立。"));
        UUID party = Ids.next(context.getBean(Clock.class));
        Signing.Printed printed = signing.print(new OpenEnvelope(
                Ids.next(context.getBean(Clock.class)),
                party,
                NAMED,
                "330302",
                "11330300DEM000014U",
                NAMED,
                NAMED,
                List.of(document),
                List.of(new Signatory("演示·甲", "resident-id", Pens.JIA, List.of(NAMED)))));
        Actor applicant = new Actor(UUID.randomUUID(), party, Role.APPLICANT, null, "330300", Channel.WEB);
        UUID id = Objects.requireNonNull(
                        context.getBean(TransactionTemplate.class).execute(status -> signing.open(applicant, printed)))
                .id();
        String digest = printed.files().getFirst().sha256();
        List<Attempt> attempts = new ArrayList<>();
        for (String base : new String[] {"/signing", "/api/v1/signings"}) {
            String one = base + "/" + id;
            attempts.add(new Attempt("GET " + base + "/{id}", Whose.SOMEBODY_ELSES, "geng", one));
            attempts.add(new Attempt(
                    "GET " + base + "/{id}/documents/{number}/file",
                    Whose.SOMEBODY_ELSES,
                    "geng",
                    one + "/documents/1/file"));
            attempts.add(new Attempt(
                    "POST " + base + "/{id}/signature",
                    Whose.SOMEBODY_ELSES,
                    "geng",
                    one + "/signature",
                    List.of("consent", "true", "document-1", digest)));
            attempts.add(new Attempt(
                    "POST " + base + "/{id}/refusal",
                    Whose.SOMEBODY_ELSES,
                    "geng",
                    one + "/refusal",
                    List.of("reason", "x")));
        }
        return List.copyOf(attempts);
    }
}
