package org.onedoor.payment;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onedoor.shared.Money;
import org.onedoor.shared.Text;

/**
 * 收款渠道: the port to whoever takes the money, such as a city's non-tax revenue platform. A Spring bean of this type is the
 * node's one provider. Every method may be called again with the same arguments and may take a while; none is called in a
 * transaction. What cannot be done just now is thrown, and is tried again.
 */
public interface PaymentProvider {

    /** A short word for the books and the address of its messages: {@code [a-z-]+}, not beginning with {@code counter-}. */
    String name();

    /** Registers an order, if it is not yet known, and answers where the payer pays it. */
    URI checkout(Order order);

    /**
     * A message of the provider, as it came.
     *
     * @param signature the header {@value #SIGNATURE}
     * @return the payment that it tells of; empty where the signature is not the provider's own
     */
    Optional<Transfer> read(String signature, byte[] body);

    /** All payments on an order, for when a message was lost. */
    List<Transfer> transfers(String number);

    /** 退款: pays the whole of a payment back, once, however often it is asked. */
    void refund(Transfer transfer);

    /** Where a message's signature stands. */
    String SIGNATURE = "Onedoor-Signature";

    /**
     * @param number 缴款识别码
     * @param back the page of this program to which the payer returns
     */
    record Order(String number, Text title, Money sum, LocalDate payBy, URI back) {}

    /**
     * 到账.
     *
     * @param transaction the provider's own number of it, never given twice
     * @param number of the order
     */
    record Transfer(String transaction, String number, Money sum, Instant at) {}
}
