package org.onedoor.notice;

import org.onedoor.shared.Refusal;

/** What this room refuses. */
sealed interface NoticeRefusal extends Refusal {

    /** 没有这条消息: none of that number, or another party's. */
    record NoSuchMessage() implements NoticeRefusal {
        @Override
        public String code() {
            return "notice.no-such-message";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** 没有这条送达记录: none of that id, or a letter that is wiped by now. */
    record NoSuchDelivery() implements NoticeRefusal {
        @Override
        public String code() {
            return "notice.no-such-delivery";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }
}
