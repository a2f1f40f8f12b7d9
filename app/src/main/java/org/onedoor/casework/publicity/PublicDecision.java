package org.onedoor.casework.publicity;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Text;

/**
 * 行政许可信息公示: one decision with the fields of the public list.
 *
 * @param id names it in cursors
 * @param at when it was decided
 * @param party 行政相对人名称; of a person the family name alone
 * @param partyKind 行政相对人类别: {@code firm} or {@code person}
 * @param partyCode 统一社会信用代码, of a person the number with its middle hidden
 * @param document 许可决定文书名称; null where the case has no paper of its decision
 * @param documentNumber 许可决定文书号; null until it is given
 * @param category 许可类别
 * @param certificate 许可证书名称; null where nothing was issued
 * @param certificateNumber 许可编号
 * @param content 许可内容
 * @param validFrom 有效期自
 * @param validTo 有效期至; 2099-12-31 stands for long-term
 * @param organ 许可机关
 * @param organCode its 统一社会信用代码
 * @param status 当前状态: valid, suspended, replaced, refused, expired, revoked, recalled, cancelled or stripped
 * @param source 数据来源单位
 * @param remark 备注
 */
public record PublicDecision(
        UUID id,
        ZonedDateTime at,
        String party,
        String partyKind,
        String partyCode,
        @Nullable Text document,
        @Nullable String documentNumber,
        Text category,
        @Nullable Text certificate,
        @Nullable String certificateNumber,
        Text content,
        LocalDate decided,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        Text organ,
        String organCode,
        String status,
        Text source,
        String remark) {}
