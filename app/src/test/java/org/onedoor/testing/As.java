package org.onedoor.testing;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.StaffPost;
import org.onedoor.identity.signin.Capacity;
import org.onedoor.identity.signin.SignedIn;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Somebody signed in, for requests by {@code MockMvc}: {@code mvc.perform(get("/messages").with(As.applicant(party)))}.
 * A post also wants {@code .with(csrf())}.
 */
public final class As {

    private As() {}

    /** Somebody acting for the party, as for oneself. */
    public static RequestPostProcessor applicant(UUID party) {
        return signedIn(UUID.randomUUID(), party, Set.of(), new Capacity.Myself(party, "演示·测试"));
    }

    /** A member of staff in one post. */
    public static RequestPostProcessor staff(Role role, @Nullable String department, String region) {
        UUID account = UUID.randomUUID();
        StaffPost post = new StaffPost(
                UUID.randomUUID(),
                account,
                role,
                department,
                region,
                new Text("演示岗位", "Demo post"),
                Instant.parse("2026-01-01T00:00:00Z"));
        return signedIn(account, UUID.randomUUID(), Set.of(role), new Capacity.InPost(post));
    }

    private static RequestPostProcessor signedIn(UUID account, UUID party, Set<Role> posts, Capacity capacity) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                new SignedIn(UUID.randomUUID(), false, true, account, "test", party, "演示·测试", posts, capacity));
    }
}
