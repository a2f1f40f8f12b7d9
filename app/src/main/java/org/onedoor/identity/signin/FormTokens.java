package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * 表单令牌: derived from the session's cookie, or from a visitor's, so nothing is stored and a lapsed session's form
 * still shows that it was ours. It changes with each sign-in, sign-out and change of capacity, because the cookie does.
 */
@Component
class FormTokens implements CsrfTokenRepository {

    static final String HEADER = "X-CSRF-TOKEN";
    static final String FIELD = "_csrf";
    private static final String MADE = FormTokens.class.getName() + ".made";

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        String visitor = Token.next("").text();
        request.setAttribute(MADE, visitor);
        return token(visitor);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(MADE) instanceof String visitor) {
            Cookies.VISITOR.write(request, response, visitor);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        if (request.getAttribute(MADE) instanceof String visitor) {
            return token(visitor);
        }
        Optional<String> cookie = Cookies.SESSION.read(request).or(() -> Cookies.VISITOR.read(request));
        return cookie.map(FormTokens::token).orElse(null);
    }

    static CsrfToken token(String cookie) {
        return new DefaultCsrfToken(HEADER, FIELD, HexFormat.of().formatHex(Token.sha256("form " + cookie)));
    }
}
