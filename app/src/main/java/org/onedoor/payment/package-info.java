/**
 * 缴费: bills for what cases cost, a port to whoever takes the money ({@link org.onedoor.payment.PaymentProvider}), what came
 * in and what goes back. {@code casework} says in its own transaction what is owed and what is owed no more; that a bill was
 * paid it hears through the journal. The payer sees and pays his own bills, a department's head its own day. The room knows
 * of a case only what it is handed.
 */
@ApplicationModule(allowedDependencies = {"shared", "journal", "notice", "web"})
@NullMarked
package org.onedoor.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
