package org.onedoor.journal;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened (事件), to be appended.
 *
 * @param type {@code room.what-happened.vN}, for example {@code casework.case-accepted.v1}; its payload is added to and
 *     never renamed
 * @param subjectKind what {@code subject} is, for example {@code case}
 * @param subject the one thing the event is about; its events keep their order
 * @param city the six-digit city code that the subject's own row carries
 * @param payload ids, codes, amounts, dates and salted digests only: names, numbers and opinions belong into tables that
 *     can be erased (个人信息保护法 47)
 */
public record Entry(
        String type, String subjectKind, UUID subject, String city, Map<String, ? extends @Nullable Object> payload) {}
