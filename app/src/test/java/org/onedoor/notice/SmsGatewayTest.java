package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmsGatewayTest extends OutletContract {

    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Override
    Outlet at(int port) {
        return new SmsGateway(TestGateway.settings(port));
    }

    @Override
    Outlet accepting() {
        return at(gateway.port());
    }

    @Override
    Outlet busy() {
        gateway.answer(request -> new TestGateway.Answer(503, "try later with " + request.to()));
        return accepting();
    }

    @Override
    Outlet refusing() {
        gateway.answer(request -> new TestGateway.Answer(422, request.to() + " is nobody"));
        return accepting();
    }

    @Override
    List<Received> received() {
        return gateway.got().stream()
                .map(one -> new Received(one.id(), one.to(), one.text()))
                .toList();
    }

    @Override
    String someAddress() {
        return "13900000099";
    }

    private Outgoing message() {
        return new Outgoing(UUID.randomUUID(), someAddress(), "", "一");
    }

    @Test
    void signsInAndCarriesTheIdAsAHeaderToo() throws NotSent {
        Outgoing message = message();
        accepting().send(message);
        assertThat(gateway.got()).singleElement().satisfies(one -> {
            assertThat(one.authorization()).isEqualTo("Bearer secret-token");
            assertThat(one.key()).isEqualTo(message.id().toString());
        });
    }

    @Test
    void readsTheAnswerOfAGatewayThatAnswers200ToEverything() throws NotSent {
        NoticeSettings.Sms plain = TestGateway.settings(gateway.port());
        Outlet outlet = new SmsGateway(new NoticeSettings.Sms(
                plain.url(),
                null,
                plain.body(),
                "\"code\":\\s*\"OK\"",
                plain.timeout(),
                plain.quietFrom(),
                plain.quietUntil(),
                plain.urgent()));
        gateway.answer(request -> new TestGateway.Answer(200, "{\"code\": \"OK\"}"));
        outlet.send(message());
        assertThat(gateway.got().getFirst().authorization()).isNull();
        gateway.answer(request -> new TestGateway.Answer(200, "{\"code\": \"LIMIT\"}"));
        assertThatThrownBy(() -> outlet.send(message()))
                .isInstanceOfSatisfying(
                        NotSent.class, why -> assertThat(why.reason()).contains("LIMIT"));
    }

    /** The request's own timeout ends with the answer's head. */
    @Test
    void waitsForAnAnswerThatNeverEndsNoLongerThanItsTimeout() {
        gateway.answer(request -> {
            Thread.sleep(TIMEOUT.multipliedBy(10));
            return new TestGateway.Answer(200, "late");
        });
        long before = System.nanoTime();
        assertThatThrownBy(() -> accepting().send(message())).isInstanceOf(NotSent.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(TIMEOUT.multipliedBy(4));
    }

    @Test
    void followsNoRedirectionToWhereTheTokenDoesNotBelong() {
        gateway.answer(request -> new TestGateway.Answer(307, ""));
        assertThatThrownBy(() -> accepting().send(message()))
                .isInstanceOfSatisfying(
                        NotSent.class, why -> assertThat(why.reason()).contains("307"));
        assertThat(gateway.got()).hasSize(1);
    }

    @Test
    void refusesABodyThatIsNoJson() {
        NoticeSettings.Sms plain = TestGateway.settings(gateway.port());
        NoticeSettings.Sms broken = new NoticeSettings.Sms(
                URI.create("http://127.0.0.1:1/"),
                null,
                "{\"to\": {phone}, ",
                null,
                plain.timeout(),
                plain.quietFrom(),
                plain.quietUntil(),
                plain.urgent());
        assertThatThrownBy(() -> new SmsGateway(broken)).hasMessageContaining("onedoor.notice.sms.body is no JSON");
    }
}
