package org.onedoor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Outside every other filter: sessions and sign-in read the database too, and where they fail no controller is reached
 * and the server's error dispatch would only fail again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class WhenDatabaseIsGone extends OncePerRequestFilter {

    private final Refusing refusing;

    WhenDatabaseIsGone(Refusing refusing) {
        this.refusing = refusing;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted() || !Failures.refusal(failure).equals(Trouble.BACK_SOON)) {
                throw failure;
            }
            logger.warn("the database does not answer: " + failure);
            response.resetBuffer();
            refusing.tell(Trouble.BACK_SOON, request, response);
        }
    }
}
