package org.onedoor.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/**
 * Whether this is a demonstration, decided once for every room: {@code onedoor.demo} says so, else the program is one as
 * long as only its own machine reaches it. A demo lets people in whose password everybody knows, says in every footer
 * that its data are made up, and marks the licences it issues.
 *
 * @param on whether it is one
 */
public record Demo(boolean on) {

    static Demo of(Environment environment) {
        Boolean said = environment.getProperty("onedoor.demo", Boolean.class);
        return new Demo(said == null ? !reachable(environment) : said);
    }

    /** By its own address, or through a proxy on the same machine: that one is known by what it makes us trust. */
    private static boolean reachable(Environment environment) {
        boolean named = !environment.getProperty("onedoor.address", "").isBlank();
        boolean behindProxy = !environment
                .getProperty("server.forward-headers-strategy", "none")
                .equalsIgnoreCase("none");
        if (named || behindProxy) {
            return true;
        }
        try {
            return !InetAddress.getByName(environment.getProperty("server.address", "0.0.0.0"))
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
