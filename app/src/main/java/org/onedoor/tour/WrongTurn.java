package org.onedoor.tour;

/** Something came out otherwise than it must; the message says what was expected and what came. */
final class WrongTurn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongTurn(String message) {
        super(message);
    }
}
