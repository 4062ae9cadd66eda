package dev.baseline.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.array.SqlArrayTypes;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/** How rows become values: every record by its constructor, lists as PostgreSQL's arrays. */
final class Rows {

  private static final RowMapperFactory RECORDS =
      (type, config) -> {
        Class<?> erased = GenericTypes.getErasedType(type);
        return erased.isRecord() ? Optional.of(ConstructorMapper.of(erased)) : Optional.empty();
      };

  private Rows() {}

  /** JDBI over a pool. */
  static Jdbi jdbi(DataSource pool) {
    Jdbi jdbi = Jdbi.create(() -> connection(pool));
    // Not JDBI's own words, which show the values: some of them are secrets.
    jdbi.configure(
        StatementExceptions.class, exceptions -> exceptions.setMessageRendering(Rows::message));
    jdbi.registerRowMapper(RECORDS);
    jdbi.configure(
        SqlArrayTypes.class,
        types ->
            types
                .register(String.class, "text")
                .register(Integer.class, "integer")
                .register(Long.class, "bigint")
                .register(Double.class, "double precision")
                .register(UUID.class, "uuid"));
    return jdbi;
  }

  private static String message(StatementException failure) {
    StatementContext context = failure.getStatementContext();
    String sql = context == null ? "unknown" : context.getRawSql();
    return "%s [statement: %s]".formatted(failure.getShortMessage(), sql);
  }

  private static Connection connection(DataSource pool) throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLTransientConnectionException e) {
      throw new DatabaseUnavailable("No connection to the database in time: try again.", e);
    }
  }
}
