package dev.baseline.benchmarks.ingest;

import dev.baseline.benchmarks.machine.Figures;
import dev.baseline.benchmarks.machine.ProcessTree;
import dev.baseline.benchmarks.machine.Table;

/** What one way of sending rows costs, turn by turn. */
final class Costs {

  private static final double ROWS = 100_000;

  private final ProcessTree server;
  private final Figures rowsASecond = new Figures();
  private final Figures jvm = new Figures();
  private final Figures postgres = new Figures();
  private final Figures sender = new Figures();

  Costs(ProcessTree server) {
    this.server = server;
  }

  /** Measures one turn, which stores that many rows. */
  void measure(Runnable turn, long rows) {
    var serverBefore = server.cpu();
    var senderBefore = ProcessTree.ofDriver().cpu();
    long start = System.nanoTime();
    turn.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    var serverUsed = server.cpu().since(serverBefore);
    rowsASecond.add(rows / seconds);
    jvm.add(serverUsed.root() / rows * ROWS);
    postgres.add(serverUsed.others() / rows * ROWS);
    sender.add(ProcessTree.ofDriver().cpu().since(senderBefore).root() / rows * ROWS);
  }

  /** Adds the medians to a table, with the ratios to those of another way. */
  void row(Table table, int senders, String way, Costs peer) {
    table.row(
        Integer.toString(senders),
        way,
        Table.number(rowsASecond.median()),
        Table.number(rowsASecond.median() / peer.rowsASecond.median()),
        Table.number(jvm.median() + postgres.median()),
        Table.number(jvm.median()),
        Table.number(postgres.median()),
        Table.number(sender.median()));
  }
}
