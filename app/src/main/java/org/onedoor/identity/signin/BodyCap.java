package org.onedoor.identity.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

/**
 * No body is read past its cap. The server itself caps forms and uploads while it reads them; this caps all the rest,
 * above all JSON, which would be read whole before anybody could object.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyCap extends OncePerRequestFilter {

    private final long largest;

    BodyCap(IdentitySettings settings) {
        this.largest = settings.largestBody().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean cappedByServer = type != null
                && (type.regionMatches(true, 0, "multipart/", 0, 10)
                        || type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33));
        if (cappedByServer || request.getContentLengthLong() == 0) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > largest) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            // Chunked bodies do not say how long they are.
            chain.doFilter(new Counted(request, largest), response);
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final long largest;

        Counted(HttpServletRequest request, long largest) {
            super(request);
            this.largest = largest;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), largest);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream in;
        private long left;

        CountedStream(ServletInputStream in, long largest) {
            this.in = in;
            this.left = largest;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                took(1);
            }
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            if (read > 0) {
                took(read);
            }
            return read;
        }

        private void took(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
