package org.onedoor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every way out of the house does. */
abstract class OutletContract {

    /** Long enough for a busy machine, short enough for a test of what never answers. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What the other side got. */
    record Received(String id, String address, String text) {}

    abstract Outlet accepting() throws Exception;

    /** To a server that says: not now. */
    abstract Outlet busy() throws Exception;

    /** To a server that says: never to this address. */
    abstract Outlet refusing() throws Exception;

    /** To whatever listens at a port. */
    abstract Outlet at(int port);

    abstract List<Received> received() throws Exception;

    abstract String someAddress();

    private Outgoing message() {
        return new Outgoing(
                UUID.randomUUID(),
                someAddress(),
                "演示：“已受理” \"1\"",
                "编号 330302 已受理。\n打开：https://onedoor.example/cases/1");
    }

    @Test
    void handsOverTheTextUnderItsIdHoweverOften() throws Exception {
        Outgoing message = message();
        Outlet outlet = accepting();
        outlet.send(message);
        outlet.send(message);
        assertThat(received()).hasSize(2).allSatisfy(one -> {
            assertThat(one.id()).contains(message.id().toString());
            assertThat(one.address()).isEqualTo(message.address());
            assertThat(one.text()).isEqualTo(message.text());
        });
    }

    @Test
    void saysWhatMayGoLaterWithoutNamingTheAddress() throws Exception {
        Outlet outlet = busy();
        Outgoing message = message();
        assertThatThrownBy(() -> outlet.send(message)).isInstanceOfSatisfying(NotSent.class, why -> {
            assertThat(why.hopeless()).isFalse();
            assertThat(why.reason()).contains("try later").doesNotContain(someAddress());
        });
    }

    @Test
    void saysWhatWillNeverGo() throws Exception {
        Outlet outlet = refusing();
        Outgoing message = message();
        assertThatThrownBy(() -> outlet.send(message)).isInstanceOfSatisfying(NotSent.class, why -> {
            assertThat(why.hopeless()).isTrue();
            assertThat(why.reason()).contains("nobody").doesNotContain(someAddress());
        });
    }

    @Test
    void waitsForASilentServerNoLongerThanItsTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Outlet outlet = at(silent.getLocalPort());
            Outgoing message = message();
            long before = System.nanoTime();
            assertThatThrownBy(() -> outlet.send(message))
                    .isInstanceOfSatisfying(
                            NotSent.class, why -> assertThat(why.hopeless()).isFalse());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(TIMEOUT.multipliedBy(5));
        }
    }

    @Test
    void triesLaterWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Outlet outlet = at(port);
        Outgoing message = message();
        assertThatThrownBy(() -> outlet.send(message))
                .isInstanceOfSatisfying(
                        NotSent.class, why -> assertThat(why.hopeless()).isFalse());
    }
}
