package org.onedoor.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onedoor.shared.Role;

class AuthorisationMatrixTest {

    private final AuthorisationMatrix matrix = new AuthorisationMatrix("""
            # remark
            method,path,who,others,other department,other region,note
            GET,/,anyone,-,-,-,home
            GET,/cases/{case},applicant reviewer,404,404,404,a case, with a comma
            GET,/cases/new,applicant,-,-,-,a new one
            POST,/cases/{case},applicant,404,-,-,change
            *,/error,anyone,-,-,-,failure
            """);

    @Test
    void takesTheMostSpecificPatternAsTheRoutesDo() {
        assertThat(matrix.find("GET", "/cases/new"))
                .hasValueSatisfying(endpoint -> assertThat(endpoint.name()).isEqualTo("GET /cases/new"));
        assertThat(matrix.find("GET", "/cases/17")).hasValueSatisfying(endpoint -> {
            assertThat(endpoint.roles()).isEqualTo(Set.of(Role.APPLICANT, Role.REVIEWER));
            assertThat(endpoint.others()).isEqualTo(Answer.HIDDEN);
            assertThat(endpoint.note()).isEqualTo("a case, with a comma");
        });
    }

    @Test
    void findsNothingForWhatIsNotListed() {
        assertThat(matrix.find("DELETE", "/cases/17")).isEmpty();
        assertThat(matrix.find("GET", "/cases/17/secret")).isEmpty();
        assertThat(matrix.find("GET", "/cases/")).isEmpty();
        assertThat(matrix.find("TRACE", "/")).isEmpty();
    }

    @Test
    void letsHeadFollowGetAndStarTakeEveryMethod() {
        assertThat(matrix.find("HEAD", "/")).isPresent();
        for (String method : List.of("GET", "POST", "PUT", "BREW")) {
            assertThat(matrix.find(method, "/error")).isPresent();
        }
    }

    @Test
    void namesTheLineOfAMistake() {
        assertThatThrownBy(() -> new AuthorisationMatrix("GET,/,anyone,-,-,-,a\nGET,/,anyone,-,-,-,again"))
                .hasMessage("authorisation.csv:2: GET / stands in line 1 already");
        assertThatThrownBy(() -> new AuthorisationMatrix("GET,/,somebody,-,-,-,a"))
                .hasMessageContaining("authorisation.csv:1: no role somebody");
        assertThatThrownBy(() -> new AuthorisationMatrix("GET,/,anyone,perhaps,-,-,a"))
                .hasMessageContaining("'perhaps' is none of -, allowed, 404, 403");
        assertThatThrownBy(() -> new AuthorisationMatrix("GET,/,anyone")).hasMessageContaining("has 3 columns");
    }
}
