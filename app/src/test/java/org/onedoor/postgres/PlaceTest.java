package org.onedoor.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    private static Place from(String url) {
        return Place.from(Map.of("ONEDOOR_DATABASE_URL", url), Path.of("data"));
    }

    @Test
    void isInsideUnlessTheEnvironmentNamesAnother() {
        assertThat(Place.from(Map.of(), Path.of("data")))
                .isInstanceOfSatisfying(
                        Place.Inside.class,
                        inside -> assertThat(inside.folder())
                                .isEqualTo(Path.of("data/postgres").toAbsolutePath()));
        assertThat(from(" ")).isInstanceOf(Place.Inside.class);
    }

    @Test
    void readsTheAddressAsOperatorsWriteIt() {
        assertThat(from("postgresql://one%40door:p%3Aw+@db.example:6432/city?sslmode=require"))
                .isEqualTo(new Place.Outside(
                        "jdbc:postgresql://db.example:6432/city?sslmode=require", "one@door", "p:w+"));
        assertThat(from("postgres://db.example/city"))
                .isEqualTo(new Place.Outside("jdbc:postgresql://db.example/city", null, null));
        assertThat(Place.from(
                        Map.of(
                                "ONEDOOR_DATABASE_URL", "jdbc:postgresql://a,b/city?targetServerType=primary",
                                "ONEDOOR_DATABASE_USER", "door",
                                "ONEDOOR_DATABASE_PASSWORD", "secret"),
                        Path.of("data")))
                .isEqualTo(new Place.Outside("jdbc:postgresql://a,b/city?targetServerType=primary", "door", "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/city", "db.example", "postgresql:///city", "postgresql://a b/c"})
    void refusesWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> from(url))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("ONEDOOR_DATABASE_URL");
    }

    @Test
    void keepsThePasswordOutOfMessages() {
        Address address = new Address("jdbc:postgresql://door:secret@db/city?password=secret", "door", "secret");

        assertThat(address.toString()).isEqualTo("jdbc:postgresql://db/city");
    }

    @Test
    void takesADeployersDatabase() {
        Address there = TestServer.get().empty().address();

        try (Database database = Database.start(new Place.Outside(there.url(), there.user(), there.password()))) {
            assertThatCode(database::await).doesNotThrowAnyException();
            assertThat(database.inside()).isFalse();
        }
    }

    @Test
    void saysThatADeployersDatabaseDoesNotLetUsIn() {
        Address there = TestServer.get().empty().address();

        try (Database database = Database.start(new Place.Outside(there.url(), there.user(), "wrong"))) {
            assertThatThrownBy(database::await)
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void refusesAnotherEncoding() {
        Address there = TestServer.get().encodedInAscii().address();

        try (Database database = Database.start(new Place.Outside(there.url(), there.user(), there.password()))) {
            assertThatThrownBy(database::await)
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessageContaining("SQL_ASCII");
        }
    }

    @Test
    void refusesAnOldServer() {
        Address there = Address.local(5432, "city", "door", "secret");

        assertThatThrownBy(() -> Database.refuseUnfit(there, 17, "UTF8"))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("PostgreSQL 17; Onedoor needs 18 or later");
        assertThatCode(() -> Database.refuseUnfit(there, 19, "UTF8")).doesNotThrowAnyException();
    }
}
