/**
 * The database: the PostgreSQL server that comes with the program, or the deployer's own, the connections to either and
 * the migrations of all rooms. Others need only the {@code DataSource} bean; the command line and tests start a server
 * through {@link org.onedoor.postgres.Database}.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.onedoor.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
