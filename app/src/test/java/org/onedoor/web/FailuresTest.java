package org.onedoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
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
}
