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
import java.util.stream.Stream;
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

    private final Program program;
    private final Playwright playwright;
    private final Browser browser;
    private final Cast cast;
    private final Map<String, List<Cookie>> signedIn = new HashMap<>();

    private Browsers() {
        program = Program.start();
        try {
            cast = Cast.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        context.addCookies(List.of(
                cookie("language", look.language().name().toLowerCase(Locale.ROOT)),
                cookie("size", look.size().name().toLowerCase(Locale.ROOT))));
        return context;
    }

    /** A window in which a demo person is signed in; {@code visitor} is nobody. */
    BrowserContext open(String login, Look look, boolean script) {
        BrowserContext context = open(look, script);
        if (!login.equals("visitor")) {
            context.addCookies(signedIn.computeIfAbsent(login, this::signIn));
        }
        return context;
    }

    private List<Cookie> signIn(String login) {
        try (BrowserContext context = open(Look.PLAIN, true)) {
            Page page = context.newPage();
            page.navigate("/sign-in?back=/help");
            page.locator("input[name=login]").fill(login);
            page.locator("input[name=password]").fill(cast.password());
            page.locator("main form .button").click();
            page.waitForURL("**/help");
            return context.cookies().stream()
                    .filter(cookie -> !cookie.name.equals("language") && !cookie.name.equals("size"))
                    .toList();
        }
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
