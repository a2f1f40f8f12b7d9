package org.onedoor.web;

import org.onedoor.shared.Refusal;
import org.springframework.http.HttpStatus;

/** What can go wrong before a request reaches a room: each has its page, its problem and its texts. */
record Trouble(String code, Kind kind, HttpStatus status) implements Refusal {

    /** A post without its key, or with one that is none. */
    static final Trouble NO_KEY = new Trouble("web.no-key", Kind.INVALID, HttpStatus.BAD_REQUEST);
    /** A request that cannot be read: a parameter that is missing or of the wrong kind. */
    static final Trouble UNREADABLE = new Trouble("web.unreadable", Kind.INVALID, HttpStatus.BAD_REQUEST);

    /** A program's text holds characters that no text has. */
    static final Trouble CONTROL_CHARACTERS =
            new Trouble("web.control-characters", Kind.INVALID, HttpStatus.BAD_REQUEST);

    static final Trouble NOT_FOUND = new Trouble("web.not-found", Kind.NOT_FOUND, HttpStatus.NOT_FOUND);
    /** 405 and 406: the address exists, but not for this. */
    static final Trouble NOT_THIS_WAY = new Trouble("web.not-this-way", Kind.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED);

    /** A body of another kind than the address takes. */
    static final Trouble WRONG_TYPE = new Trouble("web.wrong-type", Kind.INVALID, HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    static final Trouble SIGN_IN_FIRST = new Trouble("web.sign-in-first", Kind.FORBIDDEN, HttpStatus.UNAUTHORIZED);
    static final Trouble NOT_YOURS = new Trouble("web.not-yours", Kind.FORBIDDEN, HttpStatus.FORBIDDEN);
    /** The page lay open for so long that its token is no longer good. */
    static final Trouble PAGE_EXPIRED = new Trouble("web.page-expired", Kind.FORBIDDEN, HttpStatus.FORBIDDEN);

    static final Trouble TOO_LARGE = new Trouble("web.too-large", Kind.TOO_MUCH, HttpStatus.CONTENT_TOO_LARGE);
    static final Trouble TOO_OFTEN = new Trouble("web.too-often", Kind.TOO_MUCH, HttpStatus.TOO_MANY_REQUESTS);
    /** The database does not answer. */
    static final Trouble BACK_SOON = new Trouble("web.back-soon", Kind.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE);

    /** The program has begun to listen but not yet read what it needs. */
    static final Trouble STARTING = new Trouble("web.starting", Kind.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE);

    static final Trouble OUR_FAULT = new Trouble("web.our-fault", Kind.CONFLICT, HttpStatus.INTERNAL_SERVER_ERROR);

    /** The nearest trouble for a bare status, as filters and the server send it. */
    static Trouble of(int status) {
        return switch (status) {
            case 400, 422 -> UNREADABLE;
            case 401 -> SIGN_IN_FIRST;
            case 403 -> NOT_YOURS;
            case 404 -> NOT_FOUND;
            case 405, 406 -> NOT_THIS_WAY;
            case 415 -> WRONG_TYPE;
            case 413 -> TOO_LARGE;
            case 429 -> TOO_OFTEN;
            case 503 -> BACK_SOON;
            default -> status < 500 ? UNREADABLE : OUR_FAULT;
        };
    }

    /** Any refusal's status. */
    static HttpStatus statusOf(Refusal refusal) {
        if (refusal instanceof Trouble trouble) {
            return trouble.status;
        }
        return switch (refusal.kind()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_MUCH -> HttpStatus.CONTENT_TOO_LARGE;
            case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
        };
    }
}
