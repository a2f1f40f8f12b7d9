package org.onedoor.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.onedoor.shared.Refusal;
import org.onedoor.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Maps everything that ends a request early to its {@link Refusal}, whether a room, a filter or the server raised it. */
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Refusing refusing;

    Failures(Refusing refusing) {
        this.refusing = refusing;
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // the security filters know whether to ask for sign-in
        }
        tell(failure, request, response);
    }

    /** What filters and the server send as a bare status comes here, on a dispatch of its own. */
    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            tell(failure, request, response);
        } else if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException) {
            refusing.tell(Trouble.PAGE_EXPIRED, request, response);
        } else {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            refusing.tell(status instanceof Integer code ? Trouble.of(code) : Trouble.NOT_FOUND, request, response);
        }
    }

    private void tell(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal refusal = refusal(failure);
        if (refusal.equals(Trouble.OUR_FAULT)) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        } else if (refusal.equals(Trouble.BACK_SOON)) {
            LOG.warn(
                    "{} {}: the database does not answer: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.toString());
        }
        refusing.tell(refusal, request, response);
    }

    static Refusal refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Refusal known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return Trouble.OUR_FAULT;
    }

    private static @Nullable Refusal known(Throwable cause) {
        return switch (cause) {
            case Refused refused -> refused.refusal();
            case MaxUploadSizeExceededException tooLarge -> Trouble.TOO_LARGE;
            // The server's own, where a filter was the first to read the form.
            case InvalidParameterException invalid ->
                invalid.getCause() instanceof SizeException ? Trouble.TOO_LARGE : Trouble.UNREADABLE;
            case ErrorResponse response -> Trouble.of(response.getStatusCode().value());
            case HttpMessageNotReadableException unreadable ->
                unreadable.getMostSpecificCause() instanceof ErrorResponse response
                        ? Trouble.of(response.getStatusCode().value())
                        : Trouble.UNREADABLE;
            case MethodArgumentTypeMismatchException mismatch
            when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) ->
                // An address that cannot be one of ours names nothing.
                Trouble.NOT_FOUND;
            case TypeMismatchException mismatch -> Trouble.UNREADABLE;
            // A header or parameter with characters that none may have, found when it was asked for.
            case RequestRejectedException rejected -> Trouble.UNREADABLE;
            case CsrfException expired -> Trouble.PAGE_EXPIRED;
            case AccessDeniedException denied -> Trouble.NOT_YOURS;
            case AuthenticationException unknown -> Trouble.SIGN_IN_FIRST;
            default -> databaseGone(cause) ? Trouble.BACK_SOON : null;
        };
    }

    /**
     * Class 08 and 57P: the connection broke or the server is going down; 53: it is short of disk, memory or connections;
     * the rest says that none could be had.
     */
    static boolean databaseGone(Throwable cause) {
        return switch (cause) {
            case CannotCreateTransactionException none -> true;
            case DataAccessResourceFailureException none -> true;
            case SQLException sql
            when sql.getSQLState() != null -> Stream.of("08", "57P", "53").anyMatch(sql.getSQLState()::startsWith);
            default -> false;
        };
    }
}
