package org.onedoor.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;

/**
 * Brings the database to the program's state: {@code db/migration/__root} first, then each room's
 * {@code db/migration/<room>}, a room after those it may depend on. Folders and history tables are named as Spring
 * Modulith names them; the order is read from the rooms' {@code package-info}, because Modulith's own way scans all
 * classes at each start.
 */
final class Migrations {

    private static final String ROOT = "__root";
    private static final String FOLDER = "db/migration";

    private Migrations() {}

    /** Applies what is missing. {@code base} names the data source. */
    public static void apply(Configuration base) {
        for (String room : inOrder(rooms())) {
            Flyway.configure()
                    .configuration(base)
                    .locations("classpath:" + FOLDER + "/" + room)
                    .table(room.equals(ROOT) ? base.getTable() : base.getTable() + "_" + room)
                    .baselineVersion("0")
                    .baselineOnMigrate(true)
                    .load()
                    .migrate();
        }
    }

    /** The rooms that have migrations. */
    private static Set<String> rooms() {
        try {
            Set<String> rooms = new TreeSet<>();
            for (Resource script :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "/*/*.sql")) {
                String[] path = script.getURL().getPath().split("/");
                rooms.add(path[path.length - 2]);
            }
            return rooms;
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations cannot be listed", e);
        }
    }

    static List<String> inOrder(Set<String> rooms) {
        Set<String> ordered = new LinkedHashSet<>();
        if (rooms.contains(ROOT)) {
            ordered.add(ROOT);
        }
        for (String room : rooms) {
            addAfterItsGround(room, ordered, new LinkedHashSet<>());
        }
        ordered.retainAll(rooms);
        return new ArrayList<>(ordered);
    }

    private static void addAfterItsGround(String room, Set<String> ordered, Set<String> above) {
        if (ordered.contains(room) || !above.add(room)) {
            return;
        }
        for (String ground : grounds(room)) {
            addAfterItsGround(ground, ordered, above);
        }
        ordered.add(room);
    }

    private static List<String> grounds(String room) {
        try {
            ApplicationModule module = Class.forName("org.onedoor." + room + ".package-info")
                    .getPackage()
                    .getAnnotation(ApplicationModule.class);
            if (module == null) {
                return List.of();
            }
            List<String> grounds = new ArrayList<>();
            for (String dependency : module.allowedDependencies()) {
                // "room", "room::interface" or "room.nested"
                grounds.add(dependency.split("[ :.]")[0]);
            }
            return grounds;
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }
}
