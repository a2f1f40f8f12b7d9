package org.onedoor.identity.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.identity.Accounts;
import org.onedoor.identity.IdentityRefusal;
import org.onedoor.identity.Passwords;
import org.onedoor.identity.Staff;
import org.onedoor.journal.AccessLog;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Refused;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.onedoor.standard.CheckDigits;
import org.onedoor.standard.Standards;
import org.onedoor.web.Answer;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.FormKey;
import org.onedoor.web.Mistake;
import org.onedoor.web.Page;
import org.onedoor.web.Question;
import org.onedoor.web.Redirect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 工作人员管理. Another region's staff do not exist here. */
@Controller
class StaffPages {

    private final StaffList list;
    private final Staff staff;
    private final NewStaff newStaff;
    private final Standards standards;
    private final Guarded guarded;

    StaffPages(StaffList list, Staff staff, NewStaff newStaff, Standards standards, Guarded guarded) {
        this.list = list;
        this.staff = staff;
        this.newStaff = newStaff;
        this.standards = standards;
        this.guarded = guarded;
    }

    /** Refuses, journals and runs once: what every change on these pages needs. */
    @org.springframework.stereotype.Component
    static class Guarded {

        private final Once once;
        private final AccessLog access;

        Guarded(Once once, AccessLog access) {
            this.once = once;
            this.access = access;
        }

        <T> T once(Actor actor, FormKey key, Object body, Class<T> answer, Supplier<T> command) {
            return once.run(actor, key.value().toString(), body, answer, command);
        }

        Refused denied(Actor actor, String kind, UUID subject) {
            access.denied(actor, kind, subject);
            return new Refused(new IdentityRefusal.NoSuchRecord());
        }
    }

    record Listed(Slice<StaffList.Member> members, String words, boolean further, Reach reach) {}

    record Adding(List<Field> fields) {
        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    /**
     * @param password the new account's password, shown this once; null otherwise
     * @param known whether somebody was just taken on who had an account already
     */
    record Shown(
            StaffList.Member member,
            List<Field> fields,
            Reach reach,
            boolean oneself,
            @Nullable String password,
            boolean known) {
        List<Mistake> mistakes() {
            return Field.mistakes(fields);
        }
    }

    @GetMapping("/administration/staff")
    Page all(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        Reach reach = reach(actor);
        return Page.of(
                "identity/administration/staff",
                new Listed(list.page(reach.codes(), q, after), q, !after.isEmpty(), reach));
    }

    @GetMapping("/administration/staff/new")
    Page adding(Face face, Actor actor) {
        return Page.of(
                "identity/administration/new",
                new Adding(fields(face, reach(actor), "", "", "", PostForm.EMPTY, false)));
    }

    @PostMapping("/administration/staff")
    Answer add(
            Face face,
            Actor actor,
            FormKey key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(name = "title-zh", defaultValue = "") String titleZh,
            @RequestParam(name = "title-en", defaultValue = "") String titleEn) {
        Reach reach = reach(actor);
        PostForm post = new PostForm(role, department, region, titleZh, titleEn);
        String id = number.strip().toUpperCase(Locale.ROOT);
        if (name.isBlank() || !CheckDigits.isResidentId(id) || !Accounts.isLogin(login) || !post.good(reach)) {
            return Page.of(
                            "identity/administration/new",
                            new Adding(fields(face, reach, name, number, login, post, true)))
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String password = Passwords.madeUp();
        record AddStaff(String name, String number, String login, PostForm post) {}
        // The password is no part of the kept answer: who posts twice sees the page without it.
        NewStaff.@Nullable Taken[] taken = {null};
        UUID account = guarded.once(
                actor, key, new AddStaff(name.strip(), id, Accounts.normal(login), post), UUID.class, () -> {
                    NewStaff.Taken fresh = newStaff.add(actor, name.strip(), id, login, password, post);
                    taken[0] = fresh;
                    return fresh.account();
                });
        NewStaff.Taken fresh = taken[0];
        return fresh == null
                ? Redirect.to(path(account))
                : shown(face, actor, account, PostForm.EMPTY, false, fresh.opened() ? password : null, !fresh.opened());
    }

    @GetMapping("/administration/staff/{account}")
    Page one(Face face, Actor actor, @PathVariable UUID account) {
        return shown(face, actor, account, PostForm.EMPTY, false, null, false);
    }

    @PostMapping("/administration/staff/{account}/posts")
    Answer give(
            Face face,
            Actor actor,
            FormKey key,
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(name = "title-zh", defaultValue = "") String titleZh,
            @RequestParam(name = "title-en", defaultValue = "") String titleEn) {
        member(actor, account);
        PostForm post = new PostForm(role, department, region, titleZh, titleEn);
        if (!post.good(reach(actor))) {
            return shown(face, actor, account, post, true, null, false).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        record GivePost(UUID account, PostForm post) {}
        guarded.once(
                actor,
                key,
                new GivePost(account, post),
                UUID.class,
                () -> staff.give(actor, account, Role.of(role), post.departmentOrNone(), region, post.title()));
        return Redirect.to(path(account));
    }

    @PostMapping("/administration/staff/{account}/posts/{post}/end")
    Answer take(Actor actor, FormKey key, @PathVariable UUID account, @PathVariable UUID post) {
        StaffList.Member member = member(actor, account);
        if (staff.post(post).filter(one -> reach(actor).covers(one.region())).isEmpty()) {
            throw guarded.denied(actor, "staff-post", post);
        }
        record TakePost(UUID account, UUID post) {}
        guarded.once(actor, key, new TakePost(account, post), Boolean.class, () -> {
            staff.take(actor, member.account(), post);
            return true;
        });
        return Redirect.to(path(account));
    }

    @PostMapping("/administration/staff/{account}/disable")
    Answer disable(Actor actor, FormKey key, @PathVariable UUID account) {
        return shut(actor, key, account, true);
    }

    @PostMapping("/administration/staff/{account}/enable")
    Answer enable(Actor actor, FormKey key, @PathVariable UUID account) {
        return shut(actor, key, account, false);
    }

    private Answer shut(Actor actor, FormKey key, UUID account, boolean shut) {
        member(actor, account);
        record ShutPosts(UUID account, boolean shut) {}
        guarded.once(actor, key, new ShutPosts(account, shut), Boolean.class, () -> {
            staff.shut(actor, account, shut, reach(actor).codes());
            return true;
        });
        return Redirect.to(path(account));
    }

    private StaffList.Member member(Actor actor, UUID account) {
        return list.find(reach(actor).codes(), account).orElseThrow(() -> guarded.denied(actor, "account", account));
    }

    private Page shown(
            Face face,
            Actor actor,
            UUID account,
            PostForm post,
            boolean sent,
            @Nullable String password,
            boolean known) {
        Reach reach = reach(actor);
        return Page.of(
                "identity/administration/member",
                new Shown(
                        member(actor, account),
                        post.fields(face, reach, sent),
                        reach,
                        account.equals(actor.account()),
                        password,
                        known));
    }

    private Reach reach(Actor actor) {
        return Reach.of(actor, standards.current());
    }

    private static String path(UUID account) {
        return "/administration/staff/" + account;
    }

    private static List<Field> fields(
            Face face, Reach reach, String name, String number, String login, PostForm post, boolean sent) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field.Line(
                Question.of("name", face.msg("identity.staff.name"))
                        .withError(sent && name.isBlank() ? face.msg("identity.staff.name.wrong") : null),
                name,
                Field.Typing.WORDS,
                null,
                50));
        boolean badNumber = !CheckDigits.isResidentId(number.strip().toUpperCase(Locale.ROOT));
        fields.add(new Field.Line(
                Question.of("number", face.msg("identity.ask.number"))
                        .withError(sent && badNumber ? face.msg("identity.staff.number.wrong") : null),
                number,
                Field.Typing.IDENTITY_NUMBER,
                null,
                20));
        fields.add(new Field.Line(
                Question.of("login", face.msg("identity.staff.login"))
                        .withHint(face.msg("identity.staff.login.hint"))
                        .withError(sent && !Accounts.isLogin(login) ? face.msg("identity.not-valid-login.text") : null),
                login,
                Field.Typing.WORDS,
                null,
                32));
        fields.addAll(post.fields(face, reach, sent));
        return fields;
    }
}
