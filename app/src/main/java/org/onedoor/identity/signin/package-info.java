/** 登录: sign-in, sessions and tokens, lockout, the forms kept over a lapsed session, and the rules of every response. */
@NullMarked
package org.onedoor.identity.signin;

import org.jspecify.annotations.NullMarked;
