package org.onedoor.identity.administration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Role;
import org.onedoor.shared.Text;
import org.onedoor.web.Face;
import org.onedoor.web.Field;
import org.onedoor.web.Option;
import org.onedoor.web.Question;

/** What an administrator types to give a post. */
record PostForm(String role, String department, String region, String titleZh, String titleEn) {

    static final PostForm EMPTY = new PostForm("", "", "", "", "");

    private static final List<Role> ROLES =
            List.of(Role.CLERK, Role.REVIEWER, Role.HEAD, Role.MANAGER, Role.STEWARD, Role.ADMINISTRATOR);

    boolean hasRole() {
        return ROLES.stream().anyMatch(one -> one.code().equals(role));
    }

    /** A department says where a reviewer's and a manager's matters lie; a clerk and an administrator may do without. */
    private boolean lacksDepartment(Reach reach) {
        return department.isEmpty()
                ? role.equals(Role.REVIEWER.code()) || role.equals(Role.HEAD.code())
                : !reach.knows(department);
    }

    boolean good(Reach reach) {
        return hasRole() && reach.covers(region) && !lacksDepartment(reach) && !titleZh.isBlank();
    }

    /** Without an English title English pages show the Chinese one. */
    Text title() {
        return new Text(titleZh.strip(), titleEn.isBlank() ? titleZh.strip() : titleEn.strip());
    }

    @Nullable
    String departmentOrNone() {
        return department.isEmpty() ? null : department;
    }

    /** @param sent whether the form comes back, with what is wrong in it */
    List<Field> fields(Face face, Reach reach, boolean sent) {
        List<Option> roles = new ArrayList<>();
        for (Role one : ROLES) {
            roles.add(new Option(
                    one.code(),
                    face.msg("identity.role." + one.code()),
                    face.msg("identity.role." + one.code() + ".hint")));
        }
        return List.of(
                new Field.OneOf(
                        Question.of("role", face.msg("identity.post.role"))
                                .withError(sent && !hasRole() ? face.msg("identity.post.role.wrong") : null),
                        roles,
                        role),
                new Field.FromList(
                        Question.of("department", face.msg("identity.post.department"))
                                .withHint(face.msg("identity.post.department.hint"))
                                .withError(
                                        sent && lacksDepartment(reach)
                                                ? face.msg("identity.post.department.wrong")
                                                : null),
                        reach.departmentOptions(face),
                        department),
                new Field.FromList(
                        Question.of("region", face.msg("identity.post.region"))
                                .withError(
                                        sent && !reach.covers(region) ? face.msg("identity.post.region.wrong") : null),
                        reach.regionOptions(face),
                        region),
                title(
                        Question.of("title-zh", face.msg("identity.post.title.zh"))
                                .withError(sent && titleZh.isBlank() ? face.msg("identity.post.title.wrong") : null),
                        titleZh),
                title(
                        Question.of("title-en", face.msg("identity.post.title.en"))
                                .withHint(face.msg("identity.post.title.en.hint"))
                                .asOptional(),
                        titleEn));
    }

    private static Field title(Question question, String value) {
        return new Field.Line(question, value, Field.Typing.WORDS, null, 60);
    }
}
