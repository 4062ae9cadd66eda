package dev.baseline.benchmarks.pages;

import dev.baseline.benchmarks.load.HttpConnection;
import dev.baseline.benchmarks.machine.Figures;
import dev.baseline.benchmarks.machine.Postgres;
import dev.baseline.benchmarks.machine.ProcessTree;
import dev.baseline.benchmarks.machine.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The requests for the pages of one history, and the runs of their SQL alone. */
final class Visits implements AutoCloseable {

  private static final double MILLIS = 1e3;

  /** Fewer show that a page is about nothing. */
  private static final int LEAST_VALUES = 50;

  private final History history;
  private final HttpConnection connection;
  private final Replay replay;
  private final Map<PageKind, Costs> costs = new EnumMap<>(PageKind.class);

  private Visits(History history, HttpConnection connection, Replay replay) {
    this.history = history;
    this.connection = connection;
    this.replay = replay;
  }

  /** What the pages of one kind cost: times by the clock in ms, and processor ms a page. */
  private static final class Costs {
    private final Figures page = new Figures();
    private final Figures sql = new Figures();
    private ProcessTree.Cpu ofPage = new ProcessTree.Cpu(0, 0);
    private ProcessTree.Cpu ofSql = new ProcessTree.Cpu(0, 0);
  }

  static Visits open(History history) throws IOException, SQLException {
    return new Visits(
        history,
        HttpConnection.open(history.server().url()),
        new Replay(new Postgres(history.server().data()).connection()));
  }

  void warmUp(int turns) throws IOException, SQLException {
    for (var kind : PageKind.values()) {
      for (int turn = 0; turn < turns; turn++) {
        connection.get(history.view(kind, turn).path()).require();
      }
      for (int turn = 0; turn < turns / 4; turn++) {
        if (replay.run(history.view(kind, turn).queries()) < LEAST_VALUES) {
          throw new IllegalStateException("There is hardly anything on " + kind);
        }
      }
    }
  }

  /** Asks for a page of each kind, and runs its SQL, by the clock. */
  void take(int turn) throws IOException, SQLException {
    for (var kind : PageKind.values()) {
      var view = history.view(kind, turn);
      long start = System.nanoTime();
      connection.get(view.path()).require();
      long middle = System.nanoTime();
      replay.run(view.queries());
      var ofKind = of(kind);
      ofKind.page.add((middle - start) / 1e6);
      ofKind.sql.add((System.nanoTime() - middle) / 1e6);
    }
  }

  /** Does the same for one kind after the other, and counts processor time. */
  void count(int turns) throws IOException, SQLException {
    for (var kind : PageKind.values()) {
      var before = cpu();
      for (int turn = 0; turn < turns; turn++) {
        connection.get(history.view(kind, turn).path()).require();
      }
      var middle = cpu();
      for (int turn = 0; turn < turns; turn++) {
        replay.run(history.view(kind, turn).queries());
      }
      var ofKind = of(kind);
      ofKind.ofPage = each(middle.since(before), turns);
      ofKind.ofSql = each(cpu().since(middle), turns);
    }
  }

  private ProcessTree.Cpu cpu() {
    return history.server().processes().cpu();
  }

  private static ProcessTree.Cpu each(ProcessTree.Cpu sum, int turns) {
    return new ProcessTree.Cpu(sum.root() / turns * MILLIS, sum.others() / turns * MILLIS);
  }

  void row(Table table, PageKind kind, Visits first) {
    var mine = of(kind);
    double page = mine.page.median();
    table.row(
        kind.words(),
        String.format(Locale.ROOT, "%,d", history.measurements()),
        Integer.toString(history.view(kind, 0).queries().size()),
        Table.number(page),
        Table.number(mine.page.percentile(0.99)),
        Table.number(mine.sql.median()),
        Table.number(mine.sql.percentile(0.99)),
        Table.number(page / mine.sql.median()),
        Table.number(page / first.of(kind).page.median()),
        Table.number(mine.ofPage.root()),
        Table.number(mine.ofPage.others()),
        Table.number(mine.ofSql.others()));
  }

  private Costs of(PageKind kind) {
    return costs.computeIfAbsent(kind, _ -> new Costs());
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    replay.close();
  }
}
