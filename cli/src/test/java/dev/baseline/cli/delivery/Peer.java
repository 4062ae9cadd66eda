package dev.baseline.cli.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A server that gives the answers that it was told, and keeps what it was asked. */
public final class Peer implements AutoCloseable {

  private final HttpServer server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /**
   * A reply; status 0 breaks the connection.
   *
   * @param headers fields in addition to the usual ones
   */
  public record Reply(int status, Map<String, String> headers, String body) {

    /** A reply without more fields. */
    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body);
    }
  }

  /** What came. */
  public record Request(
      String method, String path, Map<String, List<String>> headers, String body) {

    /** The first value of a field. */
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /**
   * @param replies the last one is given again and again
   */
  public Peer(Reply... replies) throws IOException {
    this.replies.addAll(List.of(replies));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (var text = new GZIPInputStream(new ByteArrayInputStream(body))) {
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(text.readAllBytes(), StandardCharsets.UTF_8)));
    }
    var reply = replies.size() > 1 ? replies.remove() : replies.element();
    if (reply.status() == 0) {
      throw new IOException("as told");
    }
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Its address. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What came so far. */
  public List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** An address at which nobody listens. */
  public static URI nobody() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
