package org.onedoor.paper;

import java.util.UUID;

/** 电子送达方式确认: whether a case's papers are to come electronically by the applicant's own word in that case. */
public interface ElectronicDelivery {

    boolean chosen(UUID caseId);
}
