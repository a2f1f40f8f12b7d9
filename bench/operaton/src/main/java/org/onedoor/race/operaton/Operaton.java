package org.onedoor.race.operaton;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.race.Application;
import org.onedoor.race.Conflict;
import org.onedoor.race.Contestant;
import org.onedoor.race.Desk;
import org.onedoor.race.EngineTables;
import org.onedoor.race.Ids;
import org.onedoor.race.Server;
import org.onedoor.race.Tally;
import org.onedoor.race.Task;
import org.onedoor.race.Version;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Operaton, embedded. It asks for a task's subtasks whenever one ends, by a column without an index: with many open
 * cases it would read all of them each time, so the index is given to it. */
public final class Operaton implements Contestant {

    /** Longer than any of many people waits for one of few connections. */
    private static final long PATIENCE_MILLIS = 300_000;

    private @Nullable Server server;
    private @Nullable HikariDataSource pool;
    private @Nullable ProcessEngine engine;

    /** Made by the service loader. */
    public Operaton() {}

    @Override
    public String title() {
        return "Operaton " + Version.of(ProcessEngine.class);
    }

    @Override
    public void open(Server there) throws SQLException {
        server = there;
        pool = new HikariDataSource();
        pool.setJdbcUrl(there.url());
        pool.setUsername(there.user());
        pool.setPassword(there.password());
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.setMaximumPoolSize(2);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("audit");
        configuration.setIdGenerator(Ids::next);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setHistoryCleanupEnabled(false);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("org/onedoor/race/operaton/life.bpmn")
                .deploy();
        try (Connection connection = there.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create index bench_parent_task on act_ru_task (parent_task_id_)");
        }
    }

    private ProcessEngine engine() {
        return Objects.requireNonNull(engine, "not open");
    }

    @Override
    public void connections(int most) {
        HikariDataSource connections = Objects.requireNonNull(pool, "not open");
        if (connections.getMaximumPoolSize() != most) {
            connections.setMinimumIdle(Math.min(most, connections.getMaximumPoolSize()));
            connections.setMaximumPoolSize(most);
            connections.setMinimumIdle(most);
            connections.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void submit(Application application) {
        start(application, "life-" + application.number());
    }

    private String start(Application application, String businessKey) {
        Map<String, Object> variables = new HashMap<>(application.fields());
        application.materials().forEach(material -> variables.put(material.name(), material.text()));
        variables.put("due", Date.from(application.due()));
        return engine().getRuntimeService()
                .startProcessInstanceByKey("life", businessKey, variables)
                .getId();
    }

    @Override
    public List<Task> queue(Desk desk, int most) {
        return engine()
                .getTaskService()
                .createTaskQuery()
                .taskCandidateGroup(desk.department())
                .orderByDueDate()
                .asc()
                .listPage(0, most)
                .stream()
                .map(task -> new Task(task.getId(), desk, task.getDueDate().toInstant()))
                .toList();
    }

    /** Only ended, without a value: the least that the engine must write. */
    @Override
    public void act(Task task) throws Conflict {
        try {
            engine().getTaskService().complete(task.id());
        } catch (OptimisticLockingException e) {
            throw new Conflict("changed at once with another", e);
        }
    }

    @Override
    public void fill(long closed, long open) throws SQLException {
        List<Desk> reviewed = List.of(Desk.ACCEPT, Desk.REVIEW_FIRE, Desk.REVIEW_HEALTH);
        List<EngineTables.Sample> samples = new ArrayList<>();
        if (closed > 0) {
            samples.add(new EngineTables.Sample(sample(List.of(Desk.values())), "c", closed));
        }
        samples.add(new EngineTables.Sample(sample(List.of()), "a", open / 4));
        samples.add(new EngineTables.Sample(sample(List.of(Desk.ACCEPT)), "r", open / 4));
        samples.add(new EngineTables.Sample(sample(reviewed), "d", open / 4));
        samples.add(new EngineTables.Sample(
                sample(Stream.concat(reviewed.stream(), Stream.of(Desk.DECIDE)).toList()), "i", open / 4));
        EngineTables.multiply(Objects.requireNonNull(server), samples);
    }

    /** A case that got no further than these answers. */
    private String sample(List<Desk> answered) {
        String instance = start(Application.filling(), EngineTables.FILLING);
        for (Desk desk : answered) {
            String task = engine().getTaskService()
                    .createTaskQuery()
                    .processInstanceId(instance)
                    .taskDefinitionKey(desk.name())
                    .singleResult()
                    .getId();
            engine().getTaskService().complete(task);
        }
        return instance;
    }

    @Override
    public Tally tally() throws SQLException {
        return EngineTables.tally(Objects.requireNonNull(server));
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (pool != null) {
            pool.close();
        }
    }
}
