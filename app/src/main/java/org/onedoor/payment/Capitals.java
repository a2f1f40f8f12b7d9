package org.onedoor.payment;

import org.onedoor.shared.Money;
import org.onedoor.shared.Text;

/** 大写金额: a sum in words that cannot be altered with a stroke, as receipts for money have it. */
public final class Capitals {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    private Capitals() {}

    /** In Chinese words; English readers have the figures. The sum is not negative. */
    public static Text of(Money sum) {
        long yuan = sum.fen() / 100;
        int jiao = (int) (sum.fen() / 10 % 10);
        int fen = (int) (sum.fen() % 10);
        StringBuilder zh = new StringBuilder("人民币");
        if (yuan > 0 || (jiao == 0 && fen == 0)) {
            zh.append(yuan == 0 ? "零" : whole(yuan)).append('元');
        }
        if (jiao == 0 && fen == 0) {
            zh.append('整');
        } else {
            if (jiao > 0) {
                zh.append(DIGITS.charAt(jiao)).append('角');
            } else if (yuan > 0) {
                zh.append('零');
            }
            zh.append(fen > 0 ? DIGITS.charAt(fen) + "分" : "整");
        }
        return new Text(zh.toString(), "CNY " + sum.yuan());
    }

    private static String whole(long yuan) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        String digits = Long.toString(yuan);
        for (int i = 0; i < digits.length(); i++) {
            int place = digits.length() - 1 - i;
            int digit = digits.charAt(i) - '0';
            if (digit == 0) {
                gap = true;
            } else {
                words.append(gap && !words.isEmpty() ? "零" : "")
                        .append(DIGITS.charAt(digit))
                        .append(PLACES[place % 4]);
                gap = false;
            }
            boolean groupEnds = place % 4 == 0 && place > 0;
            if (groupEnds && !digits.substring(Math.max(0, i - 3), i + 1).matches("0+")) {
                words.append(GROUPS[place / 4]);
            }
        }
        return words.toString();
    }
}
