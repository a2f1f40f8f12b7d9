package org.onedoor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The server listens before a new database holds its definitions. Who asks in between is told to wait: a room that looked
 * now would take half a city for the whole. Health and styles are there all the time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WhileStarting extends OncePerRequestFilter {

    private final Refusing refusing;
    private volatile boolean ready;

    WhileStarting(Refusing refusing) {
        this.refusing = refusing;
    }

    /** Before those who warm up by asking this program itself. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void ready() {
        ready = true;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return ready || path.startsWith("/actuator/") || path.startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        refusing.tell(Trouble.STARTING, request, response);
    }
}
