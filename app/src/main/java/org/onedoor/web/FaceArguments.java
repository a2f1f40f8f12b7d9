package org.onedoor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refused;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Face} and the {@link FormKey} of a request. */
final class FaceArguments implements HandlerMethodArgumentResolver {

    private final Faces faces;

    FaceArguments(Faces faces) {
        this.faces = faces;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Face.class || parameter.getParameterType() == FormKey.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        return parameter.getParameterType() == Face.class ? faces.of(request) : key(request);
    }

    private static FormKey key(HttpServletRequest request) {
        String header = request.getHeader("Idempotency-Key");
        String given = header != null ? header : request.getParameter("key");
        if (given == null) {
            throw new Refused(Trouble.NO_KEY);
        }
        try {
            return new FormKey(UUID.fromString(given));
        } catch (IllegalArgumentException e) {
            throw new Refused(Trouble.NO_KEY);
        }
    }
}
