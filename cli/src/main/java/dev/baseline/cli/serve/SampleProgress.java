package dev.baseline.cli.serve;

import dev.baseline.cli.posix.Posix;
import dev.baseline.server.sample.SampleFilling;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The filling of the sample project as a person sees it: a progress bar on a terminal, else words.
 */
final class SampleProgress {

  private static final int STANDARD_ERROR = 2;

  private final SampleFilling sample;
  private final PrintStream err;

  SampleProgress(SampleFilling sample, PrintStream err) {
    this.sample = sample;
    this.err = err;
  }

  /**
   * Fills it, unless there is reason to stop.
   *
   * @param stop whether to stop, asked after each report
   */
  void run(BooleanSupplier stop) {
    LongConsumer check =
        _ -> {
          if (stop.getAsBoolean()) {
            throw new CancellationException();
          }
        };
    try {
      boolean isWatched = Posix.isTerminal(STANDARD_ERROR);
      boolean isFilled = isWatched ? watched(check) : sample.fill(Long.MAX_VALUE, check);
      err.println(
          isFilled
              ? "The sample project is filled."
              : "The sample project is there already; it is left as it is.");
    } catch (CancellationException e) {
      err.println("The sample project is not whole; the next serve --sample fills it anew.");
    }
  }

  private boolean watched(LongConsumer check) {
    try (var bar =
        new ProgressBarBuilder()
            .setTaskName("Sample data")
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(sample.size())
            .setConsumer(new ConsoleProgressBarConsumer(err))
            .build()) {
      return sample.fill(Long.MAX_VALUE, check.andThen(bar::stepTo));
    }
  }
}
