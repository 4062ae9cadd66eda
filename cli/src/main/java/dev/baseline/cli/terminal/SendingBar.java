package dev.baseline.cli.terminal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar on the terminal that shows how much of the time for sending is over. It appears after a
 * second, and goes without a trace.
 */
public final class SendingBar implements AutoCloseable {

  private static final int COLUMNS = 78;
  private static final long PATIENCE_SECONDS = 1;

  private final Duration total;
  private final long start = System.nanoTime();
  private final AtomicReference<String> reason = new AtomicReference<>("");
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final AtomicReference<ProgressBar> bar = new AtomicReference<>();

  /**
   * @param total the time for sending
   */
  public SendingBar(Duration total) {
    this.total = total;
    var _ =
        timer.scheduleAtFixedRate(this::show, PATIENCE_SECONDS, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Says why it takes so long. */
  public void because(String newReason) {
    reason.set(newReason);
  }

  private void show() {
    var shown = bar.updateAndGet(old -> old == null ? create() : old);
    shown.stepTo((System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1));
    shown.setExtraMessage(" " + reason.get());
  }

  private ProgressBar create() {
    return new ProgressBarBuilder()
        .setTaskName("Sending")
        .setInitialMax(total.toSeconds())
        .setUnit(" s", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, COLUMNS))
        .hideEta()
        .clearDisplayOnFinish()
        .build();
  }

  @Override
  public void close() {
    timer.close();
    var shown = bar.get();
    if (shown != null) {
      shown.close();
    }
  }
}
