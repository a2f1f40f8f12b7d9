package org.onedoor.portal;

import java.util.Optional;
import org.onedoor.shared.Text;
import org.onedoor.standard.Region;
import org.onedoor.standard.Standards;
import org.onedoor.web.HomeCity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The city that this door belongs to, by its name in the standard. */
@Component
class City implements HomeCity {

    private final Standards standards;
    private final String code;

    City(Standards standards, @Value("${onedoor.identity.city:330300}") String code) {
        this.standards = standards;
        this.code = code;
    }

    @Override
    public Optional<Text> name() {
        return standards.current().region(code).map(Region::name);
    }
}
