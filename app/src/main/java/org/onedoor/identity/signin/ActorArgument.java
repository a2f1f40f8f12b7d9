package org.onedoor.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Actor;
import org.onedoor.shared.Channel;
import org.onedoor.shared.Role;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller that asks for an {@link Actor} the one who makes the request, and for a {@link SignedIn} too. */
@Configuration(proxyBeanMethods = false)
class ActorArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final IdentitySettings settings;

    ActorArgument(IdentitySettings settings) {
        this.settings = settings;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == SignedIn.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory factory) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("an actor comes by HTTP");
        }
        if (parameter.getParameterType() == SignedIn.class) {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who) {
                return who;
            }
            throw new IllegalStateException(
                    request.getRequestURI() + " asks who is signed in but is open to anyone in the matrix");
        }
        return actor(request);
    }

    private Actor actor(HttpServletRequest request) {
        Channel channel = channel(request);
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn who
                ? who.actor(settings.city(), channel)
                : new Actor(Actor.NOBODY, null, Role.VISITOR, null, settings.city(), channel);
    }

    /** 办理渠道: a program's token, else what the browser says of itself. */
    static Channel channel(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/")) {
            return Channel.API;
        }
        String hint = request.getHeader("Sec-CH-UA-Mobile");
        if (hint != null) {
            return hint.equals("?1") ? Channel.PHONE : Channel.WEB;
        }
        String agent = request.getHeader("User-Agent");
        return agent != null && agent.contains("Mobi") ? Channel.PHONE : Channel.WEB;
    }
}
