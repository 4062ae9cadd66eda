/** The database: the server's folder, the embedded PostgreSQL, the pool and the migrations. */
@NullMarked
package dev.baseline.server.database;

import org.jspecify.annotations.NullMarked;
