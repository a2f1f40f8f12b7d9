package org.onedoor.casework;

import java.util.List;
import org.onedoor.casework.life.CaseHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * 运行日志: tells the operator's log what happened to a case, by its number and nothing personal, once it is committed. The
 * journal is the record; this is for who reads along, and leads from a failure's address to the case.
 */
final class CaseLog {

    private static final Logger LOG = LoggerFactory.getLogger(CaseLog.class);

    private CaseLog() {}

    static void tell(CaseHead head, List<String> events) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write(head, events);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                write(head, events);
            }
        });
    }

    private static void write(CaseHead head, List<String> events) {
        String number = head.filingNumber().value();
        for (String event : events) {
            LOG.atInfo()
                    .addKeyValue("case", number)
                    .addKeyValue("caseId", head.id())
                    .addKeyValue("event", event)
                    .log("case {}: {}", number, event);
        }
    }
}
