package org.onedoor.web;

import java.util.Optional;
import org.onedoor.shared.Text;

/** The city whose door this is; its name stands beside the brand. Implemented where regions are known. */
public interface HomeCity {

    /** Empty while no region is known. */
    Optional<Text> name();
}
