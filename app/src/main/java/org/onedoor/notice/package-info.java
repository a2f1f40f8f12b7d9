/**
 * 消息: what people and firms are told about their cases, as part of the transaction that changes the case; the words
 * follow the reader's language when it is read. Every room above may tell; only this room keeps and shows.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "web"})
@NullMarked
package org.onedoor.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
