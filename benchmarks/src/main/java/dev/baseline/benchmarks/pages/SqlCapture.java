package dev.baseline.benchmarks.pages;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL that a server runs, with its values, in the order in which it runs it. */
final class SqlCapture implements SqlLogger {

  private static final String WRAPPING = " wrapping ";

  private final List<String> statements = new ArrayList<>();

  @Override
  public synchronized void logAfterExecution(StatementContext context) {
    String text = String.valueOf(context.getStatement());
    int inner = text.indexOf(WRAPPING);
    statements.add(inner < 0 ? text : text.substring(inner + WRAPPING.length()));
  }

  /** What was run since the last call. */
  synchronized List<String> take() {
    var taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }
}
