package org.onedoor.licence;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.licence.LicenceHolder.IdKind;
import org.onedoor.pdf.OwnKeys;
import org.onedoor.pdf.SigningKeys;
import org.onedoor.shared.Text;

/** Licences to test with; all persons and firms are plainly demo ones. */
final class Samples {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 24, 10, 15, 0, 0, ZONE);
    static final Clock CLOCK = Clock.fixed(NOW.toInstant(), ZONE);
    static final UUID PARTY = UUID.fromString("0199f000-0000-7000-8000-000000000001");

    static final LicenceType FOOD = new LicenceType(
            "11100000MB0143028R901",
            new Text("食品经营许可证", "Food business licence"),
            new Text("食品经营许可证", "Food Business Licence"));
    static final Issuer MARKET = new Issuer(new Text("演示市市场监督管理局", "Demo city market regulator"), "11330300DEM000014U");

    private Samples() {}

    static Licence food() {
        return licence(
                FOOD,
                "2026000000412K7M",
                new LicenceHolder(PARTY, "演示·小满面馆", IdKind.CREDIT_CODE, "91330302MA2DEM017C"),
                List.of(
                        item("经营者名称", "Business name", "演示·小满面馆"),
                        item("法定代表人（负责人）", "Person in charge", "演示·张三"),
                        item("经营场所", "Premises", "浙江省温州市鹿城区演示路 18 号一层 102 室（演示大厦东侧）"),
                        item("主体业态", "Kind of business", "餐饮服务经营者（小型餐饮，网络经营）"),
                        item("经营项目", "Scope", "热食类食品制售；冷食类食品制售（不含生食）；自制饮品制售（含现场调制的茶饮、咖啡，不含酒精）"),
                        item("日常监督管理机构", "Supervised by", "演示市市场监督管理局演示路监督管理所")),
                LocalDate.of(2031, 11, 23),
                true);
    }

    static FaceItem item(String zh, String en, String value) {
        return new FaceItem(new Text(zh, en), value);
    }

    static Licence licence(
            LicenceType type,
            String serial,
            LicenceHolder holder,
            List<FaceItem> face,
            @Nullable LocalDate validTo,
            boolean demo) {
        return new Licence(
                UUID.fromString("0199f000-0000-7000-8000-0000000000aa"),
                new LicenceIdentifier(type.code(), MARKET.creditCode(), serial, 1),
                type,
                MARKET,
                holder,
                "330300",
                "330302",
                UUID.fromString("0199f000-0000-7000-8000-0000000000cc"),
                "JY2330302DEM0412",
                face,
                LocalDate.of(2026, 11, 24),
                validTo,
                LicenceStatus.ISSUED,
                NOW,
                demo,
                null);
    }

    static SigningKeys keys(Path folder) {
        return new OwnKeys(folder, "演示市一扇门", CLOCK);
    }
}
