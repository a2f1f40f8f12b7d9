package org.onedoor.standard;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.definition.DefinitionFolder;
import org.onedoor.definition.Document;
import org.onedoor.definition.Mistakes;
import org.onedoor.standard.calendar.Calendars;
import org.onedoor.standard.calendar.LimitKind;
import org.onedoor.standard.calendar.OfficeHours;
import org.onedoor.standard.calendar.Overlay;
import org.onedoor.standard.calendar.WorkCalendar;
import org.onedoor.standard.calendar.WorkingDays;

/** 标准: everything that definitions are written in, as it holds on one day. Immutable; safe to share between threads. */
public final class Standard {

    private final Map<String, Region> regions;
    private final SortedMap<String, Region> ordered;
    private final Set<String> districts;
    private final Map<String, Department> departments;
    private final Map<String, CodeSet> codeSets;
    private final Map<String, DataElement> elements;
    private final Map<String, MaterialType> materialTypes;
    private final Map<String, LicenceTypeDefinition> licenceTypes;
    private final Map<String, OfficeHours> officeHours;
    private final Calendars calendars;
    private final Map<String, Emergency> emergencies;
    private final Set<String> retired;
    private final Map<String, WorkingDays> workingDays = new ConcurrentHashMap<>();

    private Standard(List<Document> documents, Mistakes mistakes) {
        Known known = new Known(documents);
        regions = read(documents, Kinds.REGION, (doc, m) -> Region.read(doc, known, m), mistakes);
        ordered = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
        districts = readDistricts();
        departments = read(documents, Kinds.DEPARTMENT, (doc, m) -> Department.read(doc, known, m), mistakes);
        codeSets = read(documents, Kinds.CODE_SET, CodeSet::read, mistakes);
        elements = read(documents, Kinds.ELEMENT, (doc, m) -> DataElement.read(doc, known, m), mistakes);
        materialTypes = read(documents, Kinds.MATERIAL_TYPE, (doc, m) -> MaterialType.read(doc, known, m), mistakes);
        licenceTypes =
                read(documents, Kinds.LICENCE_TYPE, (doc, m) -> LicenceTypeDefinition.read(doc, known, m), mistakes);
        officeHours = new HashMap<>();
        read(documents, Kinds.OFFICE_HOURS, (doc, m) -> CalendarReader.officeHours(doc, known, m), mistakes)
                .values()
                .forEach(hours -> officeHours.put(hours.region(), hours));
        Map<String, WorkCalendar> years =
                read(documents, Kinds.CALENDAR, (doc, m) -> CalendarReader.calendar(doc, known, m), mistakes);
        Map<String, Overlay> overlays =
                read(documents, Kinds.OVERLAY, (doc, m) -> CalendarReader.overlay(doc, known, m), mistakes);
        emergencies = read(documents, Kinds.EMERGENCY, (doc, m) -> Emergency.read(doc, known, m), mistakes);
        calendars = new Calendars(List.copyOf(years.values()), List.copyOf(overlays.values()));
        retired = documents.stream()
                .filter(document -> Retirement.possible(document.kind()) && Retirement.retired(document.node()))
                .map(document -> document.kind() + "/" + document.id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads documents, of each id the version that holds on a day.
     *
     * @param documents of any kinds; those of other rooms are passed over
     * @param mistakes what is wrong; where there is any, the result must not be used
     */
    public static Standard of(List<Document> documents, LocalDate on, Mistakes mistakes) {
        Map<String, Document> inForce = new LinkedHashMap<>();
        for (Document document : documents) {
            if (Kinds.ALL.contains(document.kind()) && !document.effective().isAfter(on)) {
                inForce.merge(
                        document.kind() + "/" + document.id(),
                        document,
                        (a, b) -> b.effective().isBefore(a.effective()) ? a : b);
            }
        }
        return new Standard(List.copyOf(inForce.values()), mistakes);
    }

    /** Reads a folder, without database or server. */
    public static Standard read(Path folder, LocalDate on, Mistakes mistakes) {
        return of(DefinitionFolder.read(folder, mistakes), on, mistakes);
    }

    private static <T> Map<String, T> read(
            List<Document> documents, String kind, BiFunction<Document, Mistakes, T> reader, Mistakes mistakes) {
        Map<String, T> found = new LinkedHashMap<>();
        for (Document document : documents) {
            if (document.kind().equals(kind)) {
                found.put(document.id(), reader.apply(document, mistakes));
            }
        }
        return found;
    }

    /** All regions in the order of their codes. */
    public Collection<Region> regions() {
        return ordered.values();
    }

    public Optional<Region> region(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    /** The codes from the nation down to a region; empty if there is no such region. */
    public List<String> regionPath(String code) {
        List<String> path = new ArrayList<>();
        Region region = regions.get(code);
        // a broken definition may run in a circle; a path never has more steps than there are levels
        while (region != null && path.size() < RegionLevel.values().length) {
            path.addFirst(region.code());
            region = parent(region);
        }
        return List.copyOf(path);
    }

    private @Nullable Region parent(Region region) {
        return region.parent() == null ? null : regions.get(region.parent());
    }

    /** Whether a region's code is that of a county or district (six digits) in which no other one lies. */
    public boolean isDistrict(String code) {
        return districts.contains(code);
    }

    private Set<String> readDistricts() {
        Set<String> lowest = new HashSet<>();
        regions.keySet().stream().filter(code -> code.length() == 6).forEach(lowest::add);
        regions.values().stream()
                .filter(region -> region.code().length() == 6)
                .flatMap(region -> Optional.ofNullable(region.parent()).stream())
                .forEach(lowest::remove);
        return Set.copyOf(lowest);
    }

    /** Whether a region is another one or lies in it. */
    public boolean within(String code, String outer) {
        return regionPath(code).contains(outer);
    }

    public Collection<Department> departments() {
        return List.copyOf(departments.values());
    }

    public Optional<Department> department(String id) {
        return Optional.ofNullable(departments.get(id));
    }

    public Collection<CodeSet> codeSets() {
        return List.copyOf(codeSets.values());
    }

    public Optional<CodeSet> codeSet(String id) {
        return Optional.ofNullable(codeSets.get(id));
    }

    public Collection<DataElement> elements() {
        return List.copyOf(elements.values());
    }

    public Optional<DataElement> element(String id) {
        return Optional.ofNullable(elements.get(id));
    }

    /** 废止: whether nothing new may name it. */
    public boolean isRetired(DataElement element) {
        return retired.contains(Kinds.ELEMENT + "/" + element.id());
    }

    public boolean isRetired(MaterialType type) {
        return retired.contains(Kinds.MATERIAL_TYPE + "/" + type.id());
    }

    public boolean isRetired(LicenceTypeDefinition type) {
        return retired.contains(Kinds.LICENCE_TYPE + "/" + type.id());
    }

    public Collection<MaterialType> materialTypes() {
        return List.copyOf(materialTypes.values());
    }

    public Optional<MaterialType> materialType(String id) {
        return Optional.ofNullable(materialTypes.get(id));
    }

    public Collection<LicenceTypeDefinition> licenceTypes() {
        return List.copyOf(licenceTypes.values());
    }

    public Optional<LicenceTypeDefinition> licenceType(String id) {
        return Optional.ofNullable(licenceTypes.get(id));
    }

    /** The licence types that prove what a type proves: itself first, then those that count as it. */
    public List<LicenceTypeDefinition> licenceTypesProving(String id) {
        List<LicenceTypeDefinition> proving =
                new ArrayList<>(licenceType(id).stream().toList());
        licenceTypes.values().stream()
                .filter(type -> type.countsAs().contains(id) && !type.id().equals(id))
                .forEach(proving::add);
        return List.copyOf(proving);
    }

    /** 应急容缺 that is in force for a region on a day. */
    public Optional<Emergency> emergency(String region, LocalDate day) {
        List<String> path = regionPath(region);
        return emergencies.values().stream()
                .filter(one -> one.inForce(day) && one.regions().stream().anyMatch(path::contains))
                .findFirst();
    }

    /** One by its id, in force or over. */
    public Optional<Emergency> emergency(String id) {
        return Optional.ofNullable(emergencies.get(id));
    }

    public Calendars calendars() {
        return calendars;
    }

    /**
     * The working days of a region for one kind of limit.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public WorkingDays workingDays(String region, LimitKind kind) {
        return workingDays.computeIfAbsent(region + "/" + kind.code(), key -> calendars.of(path(region), kind));
    }

    /** The office hours of a region, its own or those of the nearest region around it. */
    public Optional<OfficeHours> officeHours(String region) {
        return path(region).reversed().stream()
                .flatMap(code -> Optional.ofNullable(officeHours.get(code)).stream())
                .findFirst();
    }

    private List<String> path(String region) {
        List<String> path = regionPath(region);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("no region " + region);
        }
        return path;
    }
}
