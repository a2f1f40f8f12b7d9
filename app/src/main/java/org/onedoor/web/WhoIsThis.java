package org.onedoor.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells who is looking at a page. Implemented where people sign in; asked once for each page, so it answers from what
 * the request already carries.
 */
public interface WhoIsThis {

    /** The visitor; {@link Visitor#NOBODY} when nobody is signed in. */
    Visitor visitor(HttpServletRequest request);

    /** Where a person signs in, as {@code /sign-in}; gets a {@code back} parameter. */
    String signInPath();

    /** Where a form posts to sign out, as {@code /sign-out}. */
    String signOutPath();
}
