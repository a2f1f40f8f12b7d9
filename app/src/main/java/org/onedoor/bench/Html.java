package org.onedoor.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of HTML and CSS that must be understood to walk and weigh our own pages, which are all written alike. */
final class Html {

    private static final Pattern TAG =
            Pattern.compile("<(a|link|script|img|source|form|input|select|option|/form|/select)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");
    private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)['\"]?\\s*\\)");
    private static final Set<String> FETCHED = Set.of("stylesheet", "icon", "preload", "modulepreload", "manifest");

    private Html() {}

    private record Tag(String name, Map<String, String> attributes) {

        String get(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        boolean has(String attribute) {
            return attributes.containsKey(attribute);
        }
    }

    /** A form as it stands: what a browser sends if nobody touches it, the first of each question's choices taken. */
    record Form(String action, Map<String, String> fields) {}

    /** Own addresses that links lead to, without fragments. */
    static Set<String> links(String html) {
        Set<String> links = new LinkedHashSet<>();
        for (Tag tag : tags(html)) {
            String to = tag.get("href").replaceAll("#.*", "");
            if (tag.name().equals("a") && to.startsWith("/") && !to.startsWith("//")) {
                links.add(to);
            }
        }
        return links;
    }

    /** What a browser fetches to show the page. */
    static Set<String> resources(String html) {
        Set<String> found = new LinkedHashSet<>();
        for (Tag tag : tags(html)) {
            switch (tag.name()) {
                case "link" -> {
                    if (Set.of(tag.get("rel").split(" ")).stream().anyMatch(FETCHED::contains)) {
                        found.add(tag.get("href"));
                    }
                }
                case "script", "img", "source" -> found.add(tag.get("src"));
                default -> {}
            }
        }
        found.removeIf(address -> !address.startsWith("/") || address.startsWith("//"));
        return found;
    }

    /** Fonts and pictures that a stylesheet names. */
    static Set<String> resourcesOfStyle(String css) {
        Set<String> found = new LinkedHashSet<>();
        Matcher url = CSS_URL.matcher(css);
        while (url.find()) {
            if (!url.group(1).startsWith("data:")) {
                found.add(url.group(1));
            }
        }
        return found;
    }

    /** The posting form with this action. */
    static Optional<Form> form(String html, String action) {
        return forms(html).stream().filter(form -> form.action().equals(action)).findFirst();
    }

    /** All posting forms. */
    static List<Form> forms(String html) {
        List<Form> forms = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        boolean inside = false;
        String select = "";
        for (Tag tag : tags(html)) {
            switch (tag.name()) {
                case "form" -> {
                    inside = tag.get("method").equals("post");
                    if (inside) {
                        fields = new LinkedHashMap<>();
                        forms.add(new Form(tag.get("action"), fields));
                    }
                }
                case "/form" -> inside = false;
                case "select" -> select = tag.get("name");
                case "/select" -> select = "";
                case "option" -> {
                    if (inside && (tag.has("selected") || !fields.containsKey(select))) {
                        fields.put(select, tag.get("value"));
                    }
                }
                case "input" -> {
                    if (inside) {
                        input(tag, fields);
                    }
                }
                default -> {}
            }
        }
        return forms;
    }

    private static void input(Tag tag, Map<String, String> fields) {
        switch (tag.get("type")) {
            case "radio" -> {
                if (tag.has("checked") || !fields.containsKey(tag.get("name"))) {
                    fields.put(tag.get("name"), tag.get("value"));
                }
            }
            case "checkbox" -> {
                if (tag.has("checked")) {
                    fields.put(tag.get("name"), tag.get("value"));
                }
            }
            case "file", "submit" -> {}
            default -> {
                if (!tag.get("name").isEmpty()) {
                    fields.put(tag.get("name"), tag.get("value"));
                }
            }
        }
    }

    private static List<Tag> tags(String html) {
        List<Tag> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                String value = attribute.group(2);
                attributes.putIfAbsent(attribute.group(1), value == null ? "" : plain(value));
            }
            tags.add(new Tag(tag.group(1), attributes));
        }
        return tags;
    }

    private static String plain(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
