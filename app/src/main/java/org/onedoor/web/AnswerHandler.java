package org.onedoor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Carries out the {@link Answer} of a controller. */
final class AnswerHandler implements HandlerMethodReturnValueHandler {

    private final Pages pages;

    AnswerHandler(Pages pages) {
        this.pages = pages;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Answer.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter returnType, ModelAndViewContainer container, NativeWebRequest web)
            throws Exception {
        container.setRequestHandled(true);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (response == null || request == null || !(value instanceof Answer answer)) {
            throw new IllegalStateException("no answer from " + returnType.getExecutable());
        }
        switch (answer) {
            case Page page -> pages.write(page, request, response);
            case Redirect redirect -> {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", redirect.path());
            }
        }
    }
}
