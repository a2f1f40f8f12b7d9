package org.onedoor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.identity.access.AuthorisationMatrix;
import org.springframework.web.util.pattern.PathPattern;

class CitizenPagesTest {

    private final CitizenPages pages = CitizenPages.of(AuthorisationMatrix.listed());

    @Test
    void areThoseOfTheMatrixThatOpenToACitizen() {
        assertThat(pages.patterns())
                .extracting(PathPattern::getPatternString)
                .contains("/", "/items/{id}", "/drafts/{id}/pages/{page}", "/cases/{id}", "/licences", "/sign-in")
                .doesNotContain("/desk", "/manager", "/administration/staff", "/counter")
                .noneMatch(path -> path.startsWith("/api/") || path.contains("/file") || path.endsWith(".csv"));
    }

    @Test
    void findTheirPatternByAddress() {
        assertThat(pages.patternOf("/cases/0198?x=1")).contains("/cases/{id}");
        assertThat(pages.patternOf("/cases/0198/confirmation")).contains("/cases/{id}/confirmation");
        assertThat(pages.patternOf("/desk")).isEmpty();
        assertThat(pages.below("/cases/{id}")).contains("/confirmation");
    }

    @Test
    void formsAreSentAsTheyStandWithTheFirstChoiceTaken() {
        String html = """
                <form action="/search"><input name="q" value="not posted"></form>
                <form method="post" action="/items/a/drafts">
                <input type="hidden" name="_csrf" value="t&amp;1"><input type="hidden" name="key" value="k">
                <input type="radio" name="kind" value="one"><input type="radio" name="kind" value="two">
                <input type="radio" name="chosen" value="one"><input type="radio" name="chosen" value="two" checked>
                <input type="checkbox" name="no" value="x"><input type="file" name="file">
                <select class="input" name="region"><option value="1">a</option><option value="2" selected>b</option></select>
                </form>""";
        assertThat(Html.form(html, "/items/a/drafts").orElseThrow().fields())
                .isEqualTo(Map.of("_csrf", "t&1", "key", "k", "kind", "one", "chosen", "two", "region", "2"));
        assertThat(Html.forms(html)).hasSize(1);
    }

    @Test
    void linksAreOwnAddressesWithoutFragments() {
        assertThat(
                        Html.links(
                                "<a class=\"x\" href=\"/a?b=1&amp;c=2#d\">a</a><a href=\"https://x/\">x</a><a href=\"#here\">h</a>"))
                .containsExactly("/a?b=1&c=2");
    }
}
