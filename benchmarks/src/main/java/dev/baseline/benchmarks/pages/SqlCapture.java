package dev.baseline.benchmarks.pages;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** The queries that a server runs, in the order in which it runs them. */
final class SqlCapture implements SqlLogger {

  private final List<Query> queries = new ArrayList<>();

  @Override
  @SuppressWarnings("removal") // JDBI offers no other way to a statement's values yet
  public synchronized void logAfterExecution(StatementContext context) {
    var parsed = context.getParsedSql();
    var names = parsed.getParameters().getParameterNames();
    var parameters = new ArrayList<Query.Parameter>();
    var recorder = recorder(context, parameters);
    for (int i = 0; i < names.size(); i++) {
      var argument =
          parsed.getParameters().isPositional()
              ? context.getBinding().findForPosition(i)
              : context.getBinding().findForName(names.get(i), context);
      apply(argument.orElseThrow(), i + 1, recorder, context);
    }
    queries.add(new Query(parsed.getSql(), parameters));
  }

  /** The queries that were run since the last call. */
  synchronized List<Query> take() {
    var taken = List.copyOf(queries);
    queries.clear();
    return taken;
  }

  private static void apply(
      Argument argument, int position, PreparedStatement statement, StatementContext context) {
    try {
      argument.apply(position, statement, context);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A statement that only notes what its parameters are set to. */
  private static PreparedStatement recorder(
      StatementContext context, List<Query.Parameter> parameters) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            SqlCapture.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (_, method, values) -> {
              if (!method.getName().startsWith("set")) {
                return method.invoke(context.getStatement(), values);
              }
              parameters.add(parameter(method, values));
              return null;
            });
  }

  private static Query.Parameter parameter(Method method, Object[] values) throws SQLException {
    if (values[1] instanceof Array array) {
      // An array belongs to its connection.
      int position = (int) values[0];
      String type = array.getBaseTypeName();
      Object[] elements = (Object[]) array.getArray();
      return statement ->
          statement.setArray(position, statement.getConnection().createArrayOf(type, elements));
    }
    return statement -> {
      try {
        method.invoke(statement, values);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new SQLException(e);
      }
    };
  }
}
