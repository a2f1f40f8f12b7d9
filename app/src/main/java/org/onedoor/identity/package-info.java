/**
 * 人·企业·代理·工作人员: who somebody is, for whom they may act, in which post they serve, and how they sign in. Makes
 * the {@link org.onedoor.shared.Actor} that every command takes, and holds the one list of who may call which endpoint.
 * Every room above may ask for parties and posts; only this room writes them.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "definition", "standard", "notice", "web"})
@NullMarked
package org.onedoor.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
