package org.onedoor.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One program and one browser for all journeys; given to tests as an argument. */
final class Browsers implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final int SECONDS_TO_WAIT = 15;

    private final Program program;
    private final Playwright playwright;
    private final Browser browser;
    private final Cast cast;
    private final Node node;
    private final Map<Person, List<Cookie>> signedIn = new HashMap<>();
    private final Made<City> city = new Made<>();
    private final Made<Walks> walks = new Made<>();

    private Browsers() {
        program = Program.start();
        try {
            cast = Cast.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        node = new Node(program.address(), cast.password());
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(FLAGS));
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no chromium; ./onedoor test says how to get one"));
    }

    String address() {
        return program.address();
    }

    Cast cast() {
        return cast;
    }

    Node node() {
        return node;
    }

    /** Walks whole cases by the program's own command, each of these ways. */
    void tours(String... scenarios) {
        program.tours(scenarios);
    }

    /** The city with its cases, set when first asked for. */
    City city() {
        return city.get(() -> City.set(this));
    }

    /** What everybody meets in it. */
    Walks walks() {
        return walks.get(() -> Walks.through(this));
    }

    /** A visitor's window. */
    BrowserContext open(Look look, boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(program.address())
                .setViewportSize(look.device().width, look.device().height)
                .setHasTouch(look.device() == Look.Device.PHONE)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(SECONDS_TO_WAIT * 1000.0);
        context.addCookies(List.of(
                cookie("language", look.language().name().toLowerCase(Locale.ROOT)),
                cookie("size", look.size().name().toLowerCase(Locale.ROOT))));
        return context;
    }

    /** A window in which a person is signed in already. */
    BrowserContext open(Person person, Look look, boolean script) {
        BrowserContext context = open(look, script);
        if (person.signedIn()) {
            context.addCookies(cookies(person));
        }
        return context;
    }

    private List<Cookie> cookies(Person person) {
        List<Cookie> known = signedIn.get(person);
        if (known != null) {
            return known;
        }
        try (BrowserContext context = open(Look.PLAIN, true)) {
            signIn(context.newPage(), person, "/help");
            List<Cookie> cookies = context.cookies().stream()
                    .filter(cookie -> !cookie.name.equals("language") && !cookie.name.equals("size"))
                    .toList();
            signedIn.put(person, cookies);
            return cookies;
        }
    }

    /** Signs in as people do, and chooses for whom to act; {@code back} is the page to come to. */
    void signIn(Page page, Person person, String back) {
        page.navigate("/sign-in?back=" + (person.party().isEmpty() ? back : "/acting?back=" + back));
        page.locator("input[name=login]").fill(person.login());
        page.locator("input[name=password]").fill(cast.password());
        page.locator("main form .button").click();
        if (!person.party().isEmpty()) {
            page.waitForURL("**/acting**");
            page.locator("main li", new Page.LocatorOptions().setHasText(person.party()))
                    .locator("button")
                    .click();
        }
        page.waitForURL("**" + back);
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(program.address());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        program.close();
    }

    /** Made once; where that fails, everybody who needs it fails at once and for the same reason. */
    private static final class Made<T> {

        private @Nullable T thing;
        private @Nullable RuntimeException failure;

        T get(Supplier<T> maker) {
            if (failure != null) {
                throw failure;
            }
            if (thing == null) {
                try {
                    thing = maker.get();
                } catch (RuntimeException e) {
                    failure = e;
                    throw e;
                }
            }
            return thing;
        }
    }

    /** Starts them with the first test that asks and closes them after the last. */
    static final class Once implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browsers.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Browsers.class, any -> new Browsers(), Browsers.class);
        }
    }
}
