package org.onedoor.journal;

import org.onedoor.shared.Refusal;

/** What this room refuses. */
sealed interface JournalRefusal extends Refusal {

    /** 幂等键已用于另一请求: the key came before with another body, so one of the two is a mistake. */
    record KeyReused() implements JournalRefusal {
        @Override
        public String code() {
            return "journal.key-reused";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** 幂等键格式错误: empty or longer than 200 characters. */
    record KeyMalformed() implements JournalRefusal {
        @Override
        public String code() {
            return "journal.key-malformed";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }
}
