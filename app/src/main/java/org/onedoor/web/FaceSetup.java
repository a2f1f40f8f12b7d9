package org.onedoor.web;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Joins pages, arguments and assets to the frame. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FaceSettings.class)
class FaceSetup {

    @Bean
    Demo demo(Environment environment) {
        return Demo.of(environment);
    }

    @Bean
    WebMvcConfigurer faceArgumentsAndAnswers(Faces faces, Pages pages) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new FaceArguments(faces));
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new AnswerHandler(pages));
            }
        };
    }

    @Bean
    Asset htmx() {
        return new Asset("htmx.js", "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");
    }
}
