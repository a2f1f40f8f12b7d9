package org.onedoor.casework.life;

/** Whether the program decides in the moment of the submission. */
public enum AtOnce {
    NO,
    /** 秒批: the condition is met on authoritative data. */
    ON_DATA,
    /** 告知承诺: on the applicant's written promise. */
    ON_PLEDGE
}
