package dev.baseline.cli.serve;

import dev.baseline.server.Baseline;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/** The filling of the sample project, with a progress bar where a person waits. */
final class SampleFilling {

  private final Baseline baseline;
  private final PrintStream err;

  SampleFilling(Baseline baseline, PrintStream err) {
    this.baseline = baseline;
    this.err = err;
  }

  void run() {
    boolean isWatched = System.console() != null && System.console().isTerminal();
    if (!isWatched) {
      err.println("baseline serve: filling the sample project");
      baseline.fillSample(_ -> {});
      err.println("baseline serve: the sample project is filled");
      return;
    }
    try (var bar =
        new ProgressBarBuilder()
            .setTaskName("Sample data")
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(100)
            .setConsumer(new ConsoleProgressBarConsumer(err))
            .build()) {
      baseline.fillSample(bar::stepTo);
    }
  }
}
