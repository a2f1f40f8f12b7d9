package org.onedoor.payment;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 网上缴款: whether the node has a provider through which a bill can be paid online; at a counter it can be anywhere. */
@Component
public class OnlinePayment {

    private final ObjectProvider<PaymentProvider> provider;

    OnlinePayment(ObjectProvider<PaymentProvider> provider) {
        this.provider = provider;
    }

    public boolean possible() {
        return provider.getIfAvailable() != null;
    }
}
