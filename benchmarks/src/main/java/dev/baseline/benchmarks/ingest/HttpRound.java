package dev.baseline.benchmarks.ingest;

import dev.baseline.benchmarks.load.HttpConnection;
import dev.baseline.benchmarks.load.Project;
import dev.baseline.benchmarks.load.TestReports;
import dev.baseline.benchmarks.machine.Crew;
import dev.baseline.benchmarks.machine.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The sending of reports through HTTP: each sender has a connection, and jobs of its own. */
final class HttpRound {

  private final Server server;
  private final Project project;
  private final TestReports documents;
  private final boolean gzip;
  private int sent;

  HttpRound(Server server, Project project, TestReports documents, boolean gzip) {
    this.server = server;
    this.project = project;
    this.documents = documents;
    this.gzip = gzip;
  }

  /** How many reports each lane has sent, at most: where the time of the next begins. */
  int sent() {
    return sent;
  }

  /** Sends that many reports, of all senders. */
  void run(int senders, int reports) {
    prepare(senders, reports).run();
  }

  /** Makes the documents of one turn, and answers what sends them. */
  Runnable prepare(int senders, int reports) {
    var lanes = new ArrayList<List<byte[]>>();
    for (int lane = 0; lane < senders; lane++) {
      var bodies = new ArrayList<byte[]>();
      for (int i = lane; i < reports; i += senders) {
        byte[] document = documents.document(lane, sent + i / senders);
        bodies.add(gzip ? compressed(document) : document);
      }
      lanes.add(bodies);
    }
    sent += (reports + senders - 1) / senders;
    return () ->
        Crew.run(
            senders,
            lane -> {
              try (var connection = HttpConnection.open(server.url())) {
                for (byte[] body : lanes.get(lane)) {
                  project.send(connection, body, gzip).require();
                }
              }
            });
  }

  private static byte[] compressed(byte[] document) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
