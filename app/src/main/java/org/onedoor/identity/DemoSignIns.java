package org.onedoor.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.StartupNote;
import org.onedoor.shared.Text;
import org.onedoor.web.Demo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads the demo people on first use and tells their sign-ins at each start, in a {@link Demo} only, because everybody
 * knows their password. Where it is none any more, it says that they are shut out.
 */
@Component
@Order(10)
public class DemoSignIns implements ApplicationRunner, StartupNote {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSignIns.class);
    private static final List<String> SHOWN = List.of(
            "jia",
            "ding",
            "bing",
            "hall",
            "market",
            "market.lucheng",
            "health.lucheng",
            "head.lucheng",
            "manager",
            "admin");

    private final DemoPeople people;
    private final JdbcClient db;
    private final Demo demo;
    private final Optional<Path> file;
    private volatile @Nullable Offer offer;

    DemoSignIns(
            DemoPeople people,
            JdbcClient db,
            Demo demo,
            @Value("${onedoor.definitions:#{null}}") @Nullable Path definitions) {
        this.people = people;
        this.db = db;
        this.demo = demo;
        this.file = (definitions == null
                        ? Stream.of(Path.of("definitions"), Path.of("..", "definitions"))
                        : Stream.of(definitions))
                .map(folder -> folder.resolve("demo").resolve("people.yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demo.on() && file.isPresent() && people.load(DemoPeople.read(file.get()))) {
            LOG.info("loaded the demo people from {}", file.get());
        }
    }

    /** A sign-in that anybody may try. */
    public record SignIn(String login, Text does) {}

    /**
     * What anybody may try, as long as this is a demo.
     *
     * @param password the one of all of them
     * @param signIns those to begin with
     * @param further all others
     */
    public record Offer(String password, List<SignIn> signIns, List<SignIn> further) {

        /** Whether it is one of them. */
        public boolean has(String login) {
            return Stream.concat(signIns.stream(), further.stream())
                    .anyMatch(one -> one.login().equals(login));
        }
    }

    /** Empty outside a demo, and where the database holds no demo accounts. */
    public Optional<Offer> offer() {
        Offer known = offer;
        if (demo.on() && known == null && file.isPresent() && hasDemoAccounts()) {
            DemoCast cast = DemoPeople.read(file.get());
            Map<Boolean, List<SignIn>> shown = cast.persons().stream()
                    .map(person -> new SignIn(person.login(), person.does()))
                    .collect(Collectors.partitioningBy(one -> SHOWN.contains(one.login())));
            known = new Offer(
                    cast.password(), shown.getOrDefault(true, List.of()), shown.getOrDefault(false, List.of()));
            offer = known;
        }
        return Optional.ofNullable(known);
    }

    @Override
    public List<String> lines() {
        if (!demo.on() && hasDemoAccounts()) {
            return List.of(
                    "这里有演示账号，密码人人知道，现已停用。正式使用请换一个空的数据目录（--data）；要再演示请设 ONEDOOR_DEMO=true",
                    "The demo accounts here are shut, everybody knows their password. For real use take an empty folder"
                            + " (--data); ONEDOOR_DEMO=true lets them in again");
        }
        Optional<Offer> found = offer();
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("演示账号 Demo sign-ins, password 密码 " + found.get().password());
        for (SignIn one : found.get().signIns()) {
            lines.add(
                    "  " + one.login() + " ".repeat(Math.max(1, 16 - one.login().length()))
                            + one.does().zh() + " · " + one.does().en());
        }
        lines.add("  全部账号 all of them: definitions/demo/people.yaml");
        return lines;
    }

    private boolean hasDemoAccounts() {
        return db.sql("select exists (select from identity.account where demo)")
                .query(Boolean.class)
                .single();
    }
}
