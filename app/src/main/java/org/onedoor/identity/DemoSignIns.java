package org.onedoor.identity;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.StartupNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads the demo people on first use and tells their sign-ins at each start. {@code onedoor.demo} says whether; unless it
 * is said, only a program that nobody else can reach (listening on a loopback address) loads them, because everybody
 * knows their password.
 */
@Component
@Order(10)
class DemoSignIns implements ApplicationRunner, StartupNote {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSignIns.class);
    private static final List<String> SHOWN =
            List.of("jia", "ding", "bing", "hall", "market", "market.lucheng", "manager", "admin");

    private final DemoPeople people;
    private final JdbcClient db;
    private final boolean wanted;
    private final Optional<Path> file;

    DemoSignIns(
            DemoPeople people,
            JdbcClient db,
            ServerProperties server,
            @Value("${onedoor.demo:#{null}}") @Nullable Boolean demo,
            @Value("${onedoor.definitions:#{null}}") @Nullable Path definitions) {
        this.people = people;
        this.db = db;
        InetAddress address = server.getAddress();
        this.wanted = demo == null ? address != null && address.isLoopbackAddress() : demo;
        this.file = (definitions == null
                        ? Stream.of(Path.of("definitions"), Path.of("..", "definitions"))
                        : Stream.of(definitions))
                .map(folder -> folder.resolve("demo").resolve("people.yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted && file.isPresent() && people.load(DemoPeople.read(file.get()))) {
            LOG.info("loaded the demo people from {}", file.get());
        }
    }

    @Override
    public List<String> lines() {
        if (file.isEmpty() || !hasDemoAccounts()) {
            return List.of();
        }
        DemoCast cast = DemoPeople.read(file.get());
        List<String> lines = new ArrayList<>();
        lines.add("演示账号 Demo sign-ins, password 密码 " + cast.password());
        for (DemoCast.DemoPerson person : cast.persons()) {
            if (SHOWN.contains(person.login())) {
                lines.add("  " + person.login()
                        + " ".repeat(Math.max(1, 16 - person.login().length()))
                        + person.does().zh() + " · " + person.does().en());
            }
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
