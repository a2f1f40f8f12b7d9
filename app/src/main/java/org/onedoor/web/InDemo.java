package org.onedoor.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether this is a demonstration: {@code onedoor.demo} says so, else the program is one as long as only its own machine
 * reaches it. A demo says in every footer that its data are made up, and shows its components to developers.
 */
final class InDemo implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return is(context.getEnvironment());
    }

    static boolean is(Environment environment) {
        Boolean said = environment.getProperty("onedoor.demo", Boolean.class);
        if (said != null) {
            return said;
        }
        try {
            return InetAddress.getByName(environment.getProperty("server.address", "0.0.0.0"))
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
