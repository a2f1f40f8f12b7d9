package org.onedoor.demo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Set;
import org.onedoor.journal.Once;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Role;
import org.onedoor.web.Answer;
import org.onedoor.web.FormKey;
import org.onedoor.web.InDemo;
import org.onedoor.web.NavEntry;
import org.onedoor.web.Page;
import org.onedoor.web.Redirect;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** 演示时钟: which day it is in the demo, and some days on. */
@Controller
@Conditional(InDemo.class)
@Tag(name = "demo", description = "演示 · only where the program is a demonstration")
class DemoClockController {

    private final DemoTime time;
    private final Once once;

    DemoClockController(DemoTime time, Once once) {
        this.time = time;
        this.once = once;
    }

    /** The page. */
    record ClockPage(LocalDate today) {}

    /** @param days 1 to 366 */
    @Schema(example = "{\"days\": 16}")
    record Forward(int days) {}

    /** @param today the demo's day, which all limits count by */
    record Today(LocalDate today) {}

    @GetMapping("/demo/clock")
    Answer page() {
        return Page.of("demo/clock", new ClockPage(time.today()));
    }

    @PostMapping("/demo/clock")
    Answer move(@RequestParam(defaultValue = "") String days, FormKey key, Actor actor) {
        String digits = days.strip();
        move(actor, key, digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0);
        return Redirect.to("/demo/clock");
    }

    @GetMapping("/api/v1/demo/clock")
    @ResponseBody
    @Operation(summary = "演示时钟 · The demo's day")
    Today today() {
        return new Today(time.today());
    }

    @PostMapping("/api/v1/demo/clock")
    @ResponseBody
    @Operation(summary = "演示时钟 · Move the demo's clock forward; what lapses meanwhile lapses within a minute")
    Today move(@RequestBody Forward forward, FormKey key, Actor actor) {
        return move(actor, key, forward.days());
    }

    private Today move(Actor actor, FormKey key, int days) {
        record MoveClock(int days) {}
        once.run(actor, key.value().toString(), new MoveClock(days), Integer.class, () -> {
            time.forward(actor, days);
            return days;
        });
        time.keep();
        return new Today(time.today());
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(InDemo.class)
    static class Menu {

        @Bean
        NavEntry demoClock() {
            return new NavEntry("demo.menu.clock", "/demo/clock", NavEntry.Place.DESK, 900, Set.of(Role.ADMINISTRATOR));
        }
    }
}
