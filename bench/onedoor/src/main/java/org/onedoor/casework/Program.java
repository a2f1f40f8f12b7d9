package org.onedoor.casework;

import org.onedoor.casework.filing.Applying;
import org.onedoor.casework.filing.WholeApplication;
import org.onedoor.casework.life.CaseCommand;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.Onedoor;
import org.onedoor.bench.Officer;
import org.onedoor.casework.desk.Page;
import org.onedoor.casework.desk.Queue;
import org.onedoor.casework.publicity.Publicity;
import org.onedoor.files.StoredFile;
import org.onedoor.files.Upload;
import org.onedoor.postgres.Database;
import org.onedoor.postgres.Place;
import org.onedoor.race.Contestant;
import org.onedoor.race.Desk;
import org.onedoor.race.Sent;
import org.onedoor.race.Server;
import org.onedoor.race.Tally;
import org.onedoor.race.Task;
import org.onedoor.shared.Command;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Onedoor itself: the whole program as {@code ./onedoor run} starts it, with all its jobs, called where its pages and its
 * API call it. A life has five answers, because the licence is issued with the decision.
 */
public final class Program implements Contestant {

    static final String ITEM = "race";

    /** Submitted, accepted, reviewed twice, decided. */
    private static final int EVENTS = 5;

    private static final int PUBLIC_PAGE = 20;

    private static final List<String> MATERIALS = List.of("floor-plan", "premises-proof", "food-safety-rules");

    /** Longer than any of many people waits for one of few connections. */
    private static final long PATIENCE_MILLIS = 300_000;

    private @Nullable ConfigurableApplicationContext context;
    private @Nullable Path folder;
    private @Nullable Townsfolk people;

    /** Made by the service loader. */
    public Program() {}

    @Override
    public String title() {
        return "Onedoor";
    }

    @Override
    public void open(Server there) {
        try {
            Path here = Files.createTempDirectory(
                    Files.createDirectories(Command.root().resolve(".onedoor")), "race-");
            folder = here;
            context = started(there, here, definitions(here));
            bean(HikariDataSource.class).setConnectionTimeout(PATIENCE_MILLIS);
            people = new Townsfolk(bean(JdbcClient.class));
            Filling.prepare(bean(JdbcClient.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext started(Server there, Path data, Path definitions) {
        Database database = Database.start(new Place.Outside(there.url(), there.user(), there.password()));
        Map<String, Object> chosen = Map.of(
                "server.port", 0, "onedoor.data", data.toString(), "onedoor.definitions", definitions.toString());
        SpringApplication application = new SpringApplication(Onedoor.class);
        application.addInitializers(made -> {
            made.getBeanFactory().registerSingleton("database", database);
            made.getEnvironment().getPropertySources().addFirst(new MapPropertySource("race", chosen));
        });
        return application.run();
    }

    /** The demo city's, and the race's item. */
    private static Path definitions(Path below) throws IOException {
        Path from = Command.root().resolve("definitions");
        Path to = below.resolve("definitions");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one)));
            }
        }
        try (InputStream item = Objects.requireNonNull(Program.class.getResourceAsStream("/race-item.yaml"))) {
            Files.copy(item, to.resolve("items").resolve("race.yaml"));
        }
        return to;
    }

    private <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context, "not open").getBean(type);
    }

    private int port() {
        ConfigurableApplicationContext program = Objects.requireNonNull(context, "not open");
        return Integer.parseInt(Objects.requireNonNull(program.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void connections(int most) {
        HikariDataSource pool = bean(HikariDataSource.class);
        if (pool.getMaximumPoolSize() != most) {
            pool.setMinimumIdle(Math.min(most, pool.getMaximumPoolSize()));
            pool.setMaximumPoolSize(most);
            pool.setMinimumIdle(most);
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** The licence is issued with the decision, so nothing waits at the last desk. */
    @Override
    public List<Desk> desks() {
        return List.of(Desk.ACCEPT, Desk.REVIEW_FIRE, Desk.REVIEW_HEALTH, Desk.DECIDE);
    }

    @Override
    public void submit(org.onedoor.race.Application application) {
        send(application);
    }

    private UUID send(org.onedoor.race.Application application) {
        Townsfolk.Neighbour who = Objects.requireNonNull(people).applicant(application.number());
        Map<String, List<Upload>> files = new TreeMap<>();
        for (int i = 0; i < MATERIALS.size(); i++) {
            org.onedoor.race.Application.Material sent = application.materials().get(i);
            StoredFile stored = new StoredFile(sent.sha256(), sent.bytes(), "application/pdf");
            files.put(MATERIALS.get(i), List.of(new Upload(stored, sent.name(), false, 1)));
        }
        WholeApplication whole = new WholeApplication(
                Objects.requireNonNull(who.actor().actingFor()),
                ITEM,
                Townsfolk.REGION,
                answers(application, who),
                files,
                Set.of(),
                false,
                false,
                null,
                null);
        return bean(Applying.class).apply(who.actor(), key(), whole).id();
    }

    private static ObjectNode answers(org.onedoor.race.Application application, Townsfolk.Neighbour who) {
        ObjectNode answers = JsonMapper.shared().createObjectNode();
        answers.put("firm_name", String.valueOf(application.fields().get("applicant")))
                .put("credit_code", who.creditCode())
                .put("legal_representative_name", "Head of the firm")
                .put("contact_phone", "0577-88000000")
                .put("premises_address", String.valueOf(application.fields().get("premises")))
                .put("premises_area", 40 + application.number() % 200)
                .put("employee_count", 10 + application.number() % 90)
                .put("sells_online", application.number() % 3 == 0)
                .put("food_business_form", "catering")
                .put("delivery_way", "electronic")
                .putArray("food_business_items")
                .add("hot-dishes");
        return answers;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Override
    public List<Task> queue(Desk desk, int most) {
        return Page.first(bean(Queue.class), Townsfolk.reviewer(desk), most).stream()
                .map(line -> new Task(
                        line.id().toString(), desk, line.due().atStartOfDay().toInstant(ZoneOffset.UTC)))
                .toList();
    }

    @Override
    public void act(Task task) {
        answer(UUID.fromString(task.id()), task.desk());
    }

    private void answer(UUID id, Desk desk) {
        CaseCommand command = switch (desk) {
            case ACCEPT -> new CaseCommand.Accept();
            case REVIEW_FIRE -> new CaseCommand.Review("fire", true, "");
            case REVIEW_HEALTH -> new CaseCommand.Review("hygiene", true, "");
            case DECIDE -> new CaseCommand.Grant("");
            case ISSUE -> throw new IllegalArgumentException("nothing waits there");
        };
        bean(Casework.class).perform(Townsfolk.reviewer(desk), id, key(), command);
    }

    /** Closed ones went all the way; the open ones stand at the desks alike. */
    @Override
    public void fill(long closed, long open) {
        Filling filling = new Filling(bean(JdbcClient.class));
        List<Desk> desks = desks();
        filling.copy(sample(desks), closed);
        filling.copy(sample(List.of()), open / 3);
        filling.copy(sample(desks.subList(0, 1)), open / 3);
        filling.copy(sample(desks.subList(0, 3)), open / 3);
    }

    private UUID sample(List<Desk> answered) {
        UUID id = send(org.onedoor.race.Application.filling());
        answered.forEach(desk -> answer(id, desk));
        return id;
    }

    @Override
    public Sent submissions(int people, double seconds, boolean http) throws IOException, InterruptedException {
        Sending sending = new Sending(bean(Applying.class), bean(JdbcClient.class), port());
        return http ? sending.overHttp(people, seconds) : sending.inside(people, seconds);
    }

    /** At the acceptance desk, of what {@link #fill} made, and as the public sees it. */
    @Override
    public Map<String, Look> looks() {
        JdbcClient jdbc = bean(JdbcClient.class);
        UUID one = jdbc.sql("select id from race.filling limit 1").query(UUID.class).single();
        String number = jdbc.sql("select filing_number from casework.case_file where id = :id")
                .param("id", one)
                .query(String.class)
                .single();
        String creditCode = jdbc.sql("select id_number from casework.applicant where case_id = :id")
                .param("id", one)
                .query(String.class)
                .single();
        Map<String, Look> looks = new LinkedHashMap<>(Page.looks(
                Objects.requireNonNull(context), Townsfolk.reviewer(Desk.ACCEPT), ITEM, number, creditCode));
        looks.put("the whole desk over HTTP", new Officer(port())::openDesk);
        Publicity publicity = bean(Publicity.class);
        looks.put("the public list", () -> publicity.page(Publicity.Asked.ALL, null, PUBLIC_PAGE));
        for (Map.Entry<String, String> words : Map.of(
                        "a name that all begin with", "Firm number",
                        "a name that nobody has", "Nobody",
                        "a credit code of very many", creditCode,
                        "a filing number", number)
                .entrySet()) {
            Publicity.Asked asked = new Publicity.Asked(words.getValue(), null, null);
            looks.put("the public list by " + words.getKey(), () -> publicity.page(asked, null, PUBLIC_PAGE));
        }
        return looks;
    }

    @Override
    public Tally tally() {
        // What prints the licences may lag behind; how far is told, no matter of the race.
        System.err.println("licences still to print: "
                + bean(JdbcClient.class)
                        .sql("select count(*) from licence.version where file_sha256 is null")
                        .query(Long.class)
                        .single());
        return bean(JdbcClient.class)
                .sql("""
                        select count(*), count(ended_at),
                               count(*) filter (where ended_at is not null and :events <>
                                   (select count(*) from journal.entry e where e.subject = c.id))
                          from casework.case_file c
                         where not exists (select from race.filling f where f.id = c.id)
                        """)
                .param("events", EVENTS)
                .query((row, n) -> new Tally(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
        if (folder != null) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
