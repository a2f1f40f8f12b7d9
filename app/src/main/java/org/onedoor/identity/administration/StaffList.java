package org.onedoor.identity.administration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Role;
import org.onedoor.shared.Slice;
import org.onedoor.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The staff of some regions, for the pages. An account that never had a post there is nobody's business here. */
@Repository
class StaffList {

    private static final int PAGE = 50;

    private static final String SELECT = """
            select a.id, a.login, a.posts_shut_at is null active, n.name,
                   exists (select from identity.staff_post o
                            where o.account = a.id and o.ended_at is null and not o.region = any(:regions)) elsewhere,
                   p.id post, p.role, p.department, p.region, p.title_zh, p.title_en
              from a
              join identity.person n on n.party = a.party
              left join identity.staff_post p on p.account = a.id and p.ended_at is null and p.region = any(:regions)
             order by a.login, p.since, p.id
            """;

    private final JdbcClient db;

    StaffList(JdbcClient db) {
        this.db = db;
    }

    /** One post of a member of staff. */
    record Post(UUID id, Role role, @Nullable String department, String region, Text title) {}

    /**
     * One member of staff with the posts held in the regions asked for.
     *
     * @param active whether the posts may be acted in
     * @param elsewhere whether there are posts in other regions too
     */
    record Member(UUID account, String login, String name, boolean active, boolean elsewhere, List<Post> posts) {

        /** Whoever reaches all of the posts may shut them, and open them again. */
        boolean mayBeShut() {
            return !posts.isEmpty() && !elsewhere;
        }
    }

    private record Row(
            UUID account,
            String login,
            String name,
            boolean active,
            boolean elsewhere,
            @Nullable Post post) {}

    /**
     * One page in the order of logins.
     *
     * @param words a part of name or login; blank for all
     * @param after the last login of the page before; empty for the first page
     */
    Slice<Member> page(Collection<String> regions, String words, String after) {
        List<Member> members = members(db.sql("""
                        with a as (select a.id, a.login, a.posts_shut_at, a.party
                                     from identity.account a join identity.person n on n.party = a.party
                                    where a.login > :after
                                      and (:words = '' or strpos(a.login, :words) > 0 or strpos(n.name, :words) > 0)
                                      and exists (select from identity.staff_post p
                                                   where p.account = a.id and p.region = any(:regions))
                                    order by a.login limit :limit)
                        """ + SELECT)
                .param("after", after)
                .param("words", words.strip())
                .param("regions", regions.toArray(String[]::new))
                .param("limit", PAGE + 1)
                .query(StaffList::row)
                .list());
        return Slice.of(members, PAGE, Member::login);
    }

    Optional<Member> find(Collection<String> regions, UUID account) {
        return members(db.sql("""
                                with a as (select a.id, a.login, a.posts_shut_at, a.party from identity.account a
                                            where a.id = :account
                                              and exists (select from identity.staff_post p
                                                           where p.account = a.id and p.region = any(:regions)))
                                """ + SELECT)
                        .param("account", account)
                        .param("regions", regions.toArray(String[]::new))
                        .query(StaffList::row)
                        .list())
                .stream()
                .findFirst();
    }

    private static List<Member> members(List<Row> rows) {
        Map<UUID, Member> members = new LinkedHashMap<>();
        for (Row row : rows) {
            Member member = members.computeIfAbsent(
                    row.account(),
                    id -> new Member(id, row.login(), row.name(), row.active(), row.elsewhere(), new ArrayList<>()));
            if (row.post() != null) {
                member.posts().add(row.post());
            }
        }
        return List.copyOf(members.values());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        UUID post = row.getObject("post", UUID.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("active"),
                row.getBoolean("elsewhere"),
                post == null
                        ? null
                        : new Post(
                                post,
                                Role.of(row.getString("role")),
                                row.getString("department"),
                                row.getString("region"),
                                new Text(row.getString("title_zh"), row.getString("title_en"))));
    }
}
