package org.onedoor.identity.signin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.onedoor.identity.access.Gate;
import org.onedoor.shared.Actor;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The rules that every request and every response stands under. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class SecurityRules {

    /** Nothing from elsewhere, nothing inline, in nobody's frame. {@code blob:} shows a picture before it is sent. */
    static final String CONTENT = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, SignedIn.class);
    }

    @Bean
    SecurityFilterChain everything(
            HttpSecurity http, Gate gate, SessionContext context, FormTokens tokens, ClosedDoor closed) {
        return http.securityContext(security -> security.securityContextRepository(context))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(
                                request -> CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && !withoutCookie(request)))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(gate))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(closed).accessDeniedHandler(closed))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(
                                "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .frameOptions(Customizer.withDefaults()))
                .build();
    }

    /** A page elsewhere can make a browser send its cookies, never a bearer token: without cookie there is no forgery. */
    private static boolean withoutCookie(jakarta.servlet.http.HttpServletRequest request) {
        return SessionContext.forPrograms(request)
                && (SessionContext.bearer(request).isPresent()
                        || Cookies.SESSION.read(request).isEmpty());
    }

    /** Clears away what has run out: lapsed sessions, kept forms, forgotten failures. */
    @Bean
    RecurringTask<Void> identitySweep(Sessions sessions, HeldForms held, Attempts attempts) {
        return Tasks.recurring("identity-sweep", FixedDelay.of(Duration.ofMinutes(15)))
                .execute((instance, context) -> {
                    sessions.sweep();
                    held.sweep();
                    attempts.forget();
                });
    }

    /** No password check but ours: keeps Boot from making a user of its own. */
    @Bean
    AuthenticationManager none() {
        return authentication -> {
            throw new IllegalStateException("sign-in goes through /sign-in");
        };
    }
}
