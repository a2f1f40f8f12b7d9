package org.onedoor.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** 发送: takes what is due from the {@link Outbox} and gives it to an {@link Outlet}, several side by side. */
@Component
class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Outbox outbox;
    private final Wording wording;
    private final NoticeSettings settings;
    private final QuietHours quiet;
    private final Clock clock;

    Sending(Outbox outbox, Wording wording, NoticeSettings settings, Templates templates, Clock clock) {
        this.outbox = outbox;
        this.wording = wording;
        this.settings = settings;
        this.clock = clock;
        Set<String> urgent = settings.sms().urgent();
        if (!templates.names().containsAll(urgent)) {
            throw new IllegalArgumentException(
                    "onedoor.notice.sms.urgent names a message that there is not; there are " + templates.names());
        }
        this.quiet = new QuietHours(settings.sms().quietFrom(), settings.sms().quietUntil(), urgent);
    }

    /** Sends all that is due by one way, and returns when nothing is or when it is to stop. */
    void run(Outlet outlet, BooleanSupplier stop) throws InterruptedException {
        int spread;
        do {
            spread = outbox.spread();
        } while (spread == Outbox.SPREAD_AT_ONCE && !stop.getAsBoolean());
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < settings.atOnce(); i++) {
                workers.add(threads.submit(() -> work(outlet, stop)));
            }
        }
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("sending by " + outlet.way().code() + " broke off", failure.getCause());
            }
        }
    }

    private void work(Outlet outlet, BooleanSupplier stop) {
        while (!stop.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            Optional<Outbox.Taken> taken = outbox.take(outlet.way());
            if (taken.isEmpty()) {
                return;
            }
            handle(outlet, taken.get());
        }
    }

    private void handle(Outlet outlet, Outbox.Taken one) {
        Instant now = clock.instant();
        if (one.until() != null && now.isAfter(one.until())) {
            failed(outlet, one, null, NotSent.ever("too late: it was worth nothing any more"));
            return;
        }
        if (one.tries() > settings.tries()) {
            failed(outlet, one, null, NotSent.ever("broken off again and again without an answer"));
            return;
        }
        if (outlet.way() == Way.SMS && one.template() != null) {
            Optional<Instant> later = quiet.waiting(now, one.template(), one.values());
            if (later.isPresent()) {
                outbox.postpone(one, later.get());
                return;
            }
        }
        Outgoing message = message(outlet.way(), one);
        if (message == null) {
            outbox.unwanted(one);
            return;
        }
        String masked = Masked.address(message.address());
        try {
            outlet.send(message);
        } catch (NotSent why) {
            failed(outlet, one, masked, why);
            return;
        }
        outbox.sent(one, masked);
    }

    private @Nullable Outgoing message(Way way, Outbox.Taken one) {
        if (one.address() != null) {
            return wording.email(one, one.address(), Objects.requireNonNullElse(one.language(), Locale.CHINA));
        }
        Contact contact = outbox.contact(one.party()).orElse(null);
        String address = contact == null ? null : contact.by(way);
        if (contact == null || address == null) {
            return null;
        }
        return switch (way) {
            case EMAIL -> wording.email(one, address, contact.language());
            case SMS ->
                wording.sms(
                        one,
                        address,
                        contact.language(),
                        settings.sms().urgent().contains(one.template()));
        };
    }

    private void failed(Outlet outlet, Outbox.Taken one, @Nullable String masked, NotSent why) {
        if (outbox.failed(one, masked, why)) {
            LOG.warn(
                    "gave up a message by {} after {} tries: {} (delivery {})",
                    outlet.way().code(),
                    one.tries(),
                    why.reason(),
                    one.id());
        }
    }
}
