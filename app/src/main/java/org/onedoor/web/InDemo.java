package org.onedoor.web;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What only a {@link Demo} shows, such as its components to developers. */
public final class InDemo implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Demo.of(context.getEnvironment()).on();
    }
}
