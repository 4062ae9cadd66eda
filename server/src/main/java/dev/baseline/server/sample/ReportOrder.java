package dev.baseline.server.sample;

import dev.baseline.reports.Report;
import dev.baseline.server.sample.History.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reports in the order in which they were sent: when their job ended, or when it began where it has
 * not ended. Runs overlap; only the reports of runs that do are kept in memory.
 */
final class ReportOrder extends AbstractSpliterator<Report> {

  /** A report that waits for its turn; {@code number} decides between equal times. */
  private record Sent(Instant at, int number, Report report) {}

  private final List<Entry> commits;
  private final Function<Entry, List<Report>> run;
  private final PriorityQueue<Sent> waiting =
      new PriorityQueue<>(Comparator.comparing(Sent::at).thenComparingInt(Sent::number));
  private int made;
  private int numbered;

  ReportOrder(List<Entry> commits, Function<Entry, List<Report>> run) {
    super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
    this.commits = commits;
    this.run = run;
  }

  @Override
  public boolean tryAdvance(Consumer<? super Report> action) {
    while (made < commits.size() && !isNextSentBefore(commits.get(made).at())) {
      for (Report report : run.apply(commits.get(made))) {
        waiting.add(new Sent(sentAt(report), numbered++, report));
      }
      made++;
    }
    if (waiting.isEmpty()) {
      return false;
    }
    action.accept(waiting.remove().report());
    return true;
  }

  /** How many reports were made and not yet handed on. */
  int waiting() {
    return waiting.size();
  }

  private boolean isNextSentBefore(Instant time) {
    Iterator<Sent> head = waiting.iterator();
    return head.hasNext() && head.next().at().isBefore(time);
  }

  private static Instant sentAt(Report report) {
    return report.job().completedAt().orElse(report.job().startedAt());
  }
}
