package org.onedoor.payment;

import java.util.Map;
import java.util.regex.Pattern;
import org.onedoor.shared.Refused;

/**
 * 窗口收费: money that was taken at a counter.
 *
 * @param receipt the number of the receipt that was given for cash, or of the terminal's slip
 */
public record CounterPayment(Way way, String receipt) {

    private static final Pattern RECEIPT = Pattern.compile("[A-Za-z0-9-]{4,30}");

    /** How it was paid. */
    public enum Way {
        /** 现金. */
        CASH("cash"),
        /** 刷卡、扫码: at the counter's terminal. */
        POS("pos");

        private final String code;

        Way(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private static final Map<String, Way> WAYS = Map.of("cash", Way.CASH, "pos", Way.POS);

    /** As somebody typed it; refused where it cannot be found again by it. */
    public static CounterPayment read(String way, String receipt) {
        Way known = WAYS.get(way);
        if (known == null) {
            throw new Refused(new PaymentRefusal.ReceiptWanting());
        }
        return new CounterPayment(known, receipt(receipt));
    }

    static String receipt(String typed) {
        String receipt = typed.strip();
        if (!RECEIPT.matcher(receipt).matches()) {
            throw new Refused(new PaymentRefusal.ReceiptWanting());
        }
        return receipt;
    }

    /** The word in the books, where the provider's stands for what was paid online. */
    String provider() {
        return AT_COUNTER + way.code();
    }

    static final String AT_COUNTER = "counter-";

    /** Receipts count for each department of each region by itself. */
    String transaction(Bill bill) {
        return bill.region() + "-" + bill.department() + "-" + receipt;
    }
}
