package dev.baseline.benchmarks.memory;

import dev.baseline.benchmarks.load.HttpConnection;
import dev.baseline.benchmarks.machine.Figures;
import dev.baseline.benchmarks.machine.Table;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The requests of one kind, and how they were answered. Safe for use by many threads. */
final class Traffic {

  private final String words;
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Figures seconds = new Figures();
  private int answers;

  Traffic(String words) {
    this.words = words;
  }

  /** A request over a connection. */
  @FunctionalInterface
  interface Request {
    HttpConnection.Answer send(HttpConnection connection) throws IOException;
  }

  /** Sends a request, over a connection of its own, and counts its answer. */
  void count(URI url, Request request) {
    long start = System.nanoTime();
    String answer;
    try (var connection = HttpConnection.open(url)) {
      int status = request.send(connection).status();
      answer = status / 100 == 2 ? "" : Integer.toString(status);
    } catch (IOException e) {
      answer = "no answer (" + e.getMessage() + ")";
    }
    add(answer, (System.nanoTime() - start) / 1e9);
  }

  private synchronized void add(String refusal, double time) {
    answers++;
    seconds.add(time);
    if (!refusal.isEmpty()) {
      refused.merge(refusal, 1, Integer::sum);
    }
  }

  synchronized void row(Table table) {
    table.row(
        words,
        Integer.toString(answers),
        refused.isEmpty() ? "0" : refused.toString(),
        Table.number(seconds.median()),
        Table.number(seconds.percentile(1)));
  }
}
