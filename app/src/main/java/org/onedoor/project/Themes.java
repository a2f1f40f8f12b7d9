package org.onedoor.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.onedoor.catalog.compose.Bundle;
import org.onedoor.catalog.compose.OtherBundles;
import org.onedoor.definition.Current;
import org.onedoor.definition.Definitions;
import org.onedoor.definition.Mistakes;
import org.onedoor.definition.Published;
import org.onedoor.standard.Standards;
import org.springframework.stereotype.Component;

/** 主题库: the published themes; each of their stages stands for one application for several items. */
@Component
class Themes implements OtherBundles {

    private final Definitions definitions;
    private final Standards standards;
    private final Current<Map<String, Theme>> inForce;
    private final Current<Set<String>> visited;
    private final Map<String, Theme> read = new ConcurrentHashMap<>();

    Themes(Definitions definitions, Standards standards, Clock clock) {
        this.definitions = definitions;
        this.standards = standards;
        this.inForce = new Current<>(definitions, clock, Set.of(ThemeReader.KIND), this::on);
        this.visited = new Current<>(definitions, clock, Set.of(ThemeReader.KIND), day -> visited());
    }

    /** Ids of the items that any version of a theme has its one visit for. */
    private Set<String> visited() {
        Set<String> visited = new HashSet<>();
        for (Published published : definitions.everyVersion(ThemeReader.KIND)) {
            ThemeReader.read(published.document(), published.version(), standards.latest(), new Mistakes())
                    .stages()
                    .forEach(stage -> stage.lines()
                            .forEach(line ->
                                    line.items().stream().filter(line::visits).forEach(visited::add)));
        }
        return Set.copyOf(visited);
    }

    /** Whether some project may have its one visit for an item: asked of every case that is decided, and answered from memory. */
    boolean mayVisit(String item) {
        return visited.get().contains(item);
    }

    private Map<String, Theme> on(LocalDate day) {
        Map<String, Theme> themes = new TreeMap<>();
        definitions.inForce(ThemeReader.KIND, day).forEach(published -> themes.put(published.id(), theme(published)));
        return Map.copyOf(themes);
    }

    private Theme theme(Published published) {
        Mistakes mistakes = new Mistakes();
        Theme theme = ThemeReader.read(published.document(), published.version(), standards.latest(), mistakes);
        if (!mistakes.none()) {
            throw new IllegalStateException(
                    "a published theme is broken: " + mistakes.all().getFirst().line(Locale.ENGLISH));
        }
        return theme;
    }

    /** Every theme in force today, by id. */
    List<Theme> inForce() {
        return inForce.get().values().stream()
                .sorted(Comparator.comparing(Theme::id))
                .toList();
    }

    Optional<Theme> inForce(String id) {
        return Optional.ofNullable(inForce.get().get(id));
    }

    /** The version in which a project was registered. */
    Theme of(Project project) {
        return of(project.theme(), project.themeVersion());
    }

    Theme of(String id, int version) {
        return find(id, version).orElseThrow(() -> new IllegalStateException("no theme " + id + "/" + version));
    }

    private Optional<Theme> find(String id, int version) {
        String key = id + "/" + version;
        Theme known = read.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Theme> found =
                definitions.version(ThemeReader.KIND, id, version).map(this::theme);
        found.ifPresent(theme -> read.put(key, theme));
        return found;
    }

    @Override
    public Optional<Bundle> version(String id, int version) {
        int dot = id.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        return Phase.find(id.substring(dot + 1))
                .flatMap(phase -> find(id.substring(0, dot), version).map(theme -> theme.bundle(theme.stage(phase))));
    }
}
