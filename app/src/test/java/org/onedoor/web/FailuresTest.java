package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

class FailuresTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Refused(Trouble.NO_KEY), Trouble.NO_KEY),
                Arguments.of(new IllegalStateException(new Refused(Trouble.NO_KEY)), Trouble.NO_KEY),
                Arguments.of(new NoResourceFoundException(HttpMethod.GET, "/x", "x"), Trouble.NOT_FOUND),
                Arguments.of(new MissingServletRequestParameterException("a", "String"), Trouble.UNREADABLE),
                Arguments.of(new HttpMediaTypeNotSupportedException("x"), Trouble.WRONG_TYPE),
                Arguments.of(new MaxUploadSizeExceededException(1), Trouble.TOO_LARGE),
                Arguments.of(new MissingCsrfTokenException("x"), Trouble.PAGE_EXPIRED),
                Arguments.of(new RequestRejectedException("x"), Trouble.UNREADABLE),
                Arguments.of(new AccessDeniedException("x"), Trouble.NOT_YOURS),
                Arguments.of(new CannotCreateTransactionException("x"), Trouble.BACK_SOON),
                Arguments.of(new CannotGetJdbcConnectionException("x"), Trouble.BACK_SOON),
                Arguments.of(new DataAccessResourceFailureException("x"), Trouble.BACK_SOON),
                Arguments.of(new RuntimeException(new SQLException("x", "08006")), Trouble.BACK_SOON),
                Arguments.of(new RuntimeException(new SQLException("x", "57P01")), Trouble.BACK_SOON),
                Arguments.of(new RuntimeException(new SQLException("disk full", "53100")), Trouble.BACK_SOON),
                Arguments.of(new RuntimeException(new SQLException("x", "23505")), Trouble.OUR_FAULT),
                Arguments.of(new NullPointerException("x"), Trouble.OUR_FAULT));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsRefusal(Throwable failure, Refusal expected) {
        assertThat(Failures.refusal(failure)).isEqualTo(expected);
    }

    void named(@PathVariable UUID id, @RequestParam UUID asked) {}

    /** A person who types a filing number where an id belongs has named nothing; one who sends a wrong field has erred. */
    @Test
    void anAddressThatCannotBeOneOfOursIsNotFound() throws Exception {
        Method named = FailuresTest.class.getDeclaredMethod("named", UUID.class, UUID.class);
        assertThat(Failures.refusal(mismatch(named, 0))).isEqualTo(Trouble.NOT_FOUND);
        assertThat(Failures.refusal(mismatch(named, 1))).isEqualTo(Trouble.UNREADABLE);
    }

    private static Exception mismatch(Method method, int parameter) {
        return new MethodArgumentTypeMismatchException(
                "330300202611240000014", UUID.class, "id", new MethodParameter(method, parameter), null);
    }
}
