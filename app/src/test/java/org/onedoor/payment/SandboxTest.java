package org.onedoor.payment;

import java.nio.charset.StandardCharsets;
import org.onedoor.testing.MovableClock;
import org.onedoor.testing.OnedoorTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@OnedoorTest
@Import(MovableClock.OnAMonday.class)
class SandboxTest extends ProviderContract {

    @Autowired
    Sandbox sandbox;

    @Override
    PaymentProvider provider() {
        return sandbox;
    }

    @Override
    void payerPays() {
        sandbox.pay(NUMBER);
    }

    @Override
    Signed message() {
        byte[] body = sandbox.message(sandbox.transfers(NUMBER).getFirst());
        return new Signed(sandbox.signature(body), new String(body, StandardCharsets.UTF_8));
    }
}
