package org.onedoor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.onedoor.Onedoor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole program on a real, migrated database, listening on a free port (inject {@code @LocalServerPort int}), with
 * {@code MockMvc} as well:
 *
 * <pre>{@code
 * @OnedoorTest
 * class SignInTest {
 *
 *     @Autowired
 *     MockMvc mvc;
 * }
 * }</pre>
 *
 * Classes with the same configuration share one started program and its database, because a start takes seconds: give
 * your records their own ids, or say {@code @DirtiesContext}. Do not make configurations differ without need (no
 * {@code @MockitoBean}, no {@code properties} that another class lacks): each difference is one more start. A test that
 * needs no beans is quicker with {@link TestDatabase}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = Onedoor.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = CloneForContext.class)
@ActiveProfiles("test")
public @interface OnedoorTest {}
