package org.onedoor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

class FormSchemaTest {

    private final ItemsOfTheDemoCity city = new ItemsOfTheDemoCity();

    /** The validator warns of keywords that it does not know, at each form anew: in a log nobody would see anything else. */
    @Test
    void carriesOnlyKeywordsThatTheValidatorKnows() {
        Logger validator = (Logger) LoggerFactory.getLogger("com.networknt.schema");
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        validator.addAppender(said);
        try {
            for (String item : new String[] {"food-business-licence-new", "elder-card", "residence-permit"}) {
                city.item(item)
                        .form()
                        .forEach(page -> FormCheck.check(
                                page.parts(), JsonMapper.builder().build().createObjectNode(), city.standard));
            }
        } finally {
            validator.detachAppender(said);
        }
        assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }
}
