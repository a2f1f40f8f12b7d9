package org.onedoor;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.onedoor.demo.Ahead;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock that every room is given; SQL gets its time as a parameter. A demonstration's can be moved forward. */
@Configuration(proxyBeanMethods = false)
class Time {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Bean
    @ConditionalOnMissingBean
    Clock clock(Optional<Ahead> demo) {
        Clock system = Clock.system(ZONE);
        return demo.map(ahead -> ahead.of(system)).orElse(system);
    }
}
