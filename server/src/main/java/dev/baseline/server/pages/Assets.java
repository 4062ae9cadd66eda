package dev.baseline.server.pages;

import dev.baseline.server.http.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The files that pages load: our style sheet, scripts and mark, and uPlot. They are read and
 * compressed once. Their paths carry a hash over all of them, so that browsers keep them for good
 * and one file may name another beside it.
 */
public final class Assets {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  /** The path on the class path by name; a name's ending says its media type. */
  private static final Map<String, String> FILES =
      Map.of(
          "baseline.css", "assets/baseline.css",
          "theme.js", "assets/theme.js",
          "page.js", "assets/page.js",
          "history.js", "assets/history.js",
          "mark.svg", "assets/mark.svg",
          "uplot.js", UPLOT + "uPlot.esm.js",
          "uplot.css", UPLOT + "uPlot.min.css");

  private final Map<String, Asset> assets = new LinkedHashMap<>();
  private final String hash;

  /** Reads the files from the class path. */
  public Assets() {
    var digest = sha256();
    FILES.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              byte[] content = read(FILES.getOrDefault(name, name));
              digest.update(name.getBytes(StandardCharsets.UTF_8));
              digest.update(content);
              assets.put(name, new Asset(mediaType(name), content, gzip(content)));
            });
    hash = HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 8));
  }

  @SuppressWarnings("ArrayRecordComponent") // private, never compared, never changed
  private record Asset(String mediaType, byte[] content, byte[] compressed) {}

  /** Where a file is. */
  public String path(String name) {
    if (!assets.containsKey(name)) {
      throw new IllegalArgumentException("No file of that name: " + name);
    }
    return "/assets/" + hash + "/" + name;
  }

  /** Registers the routes of the files. */
  public void register(HttpRouting.Builder routing) {
    routing.get("/assets/{hash}/{file}", this::serve);
  }

  private void serve(ServerRequest request, ServerResponse response) {
    var path = request.path().pathParameters();
    var asset = assets.get(path.get("file"));
    if (asset == null || !path.get("hash").equals(hash)) {
      throw Problem.notFound("This file is of another version. Load the page again.").exception();
    }
    String tag = "\"" + hash + "\"";
    response
        .header(HeaderNames.ETAG, tag)
        .header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(HeaderNames.VARY, "Accept-Encoding");
    if (request.headers().first(HeaderNames.IF_NONE_MATCH).orElse("").contains(tag)) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, asset.mediaType());
    if (request.headers().first(HeaderNames.ACCEPT_ENCODING).orElse("").contains("gzip")) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip").send(asset.compressed());
    } else {
      response.send(asset.content());
    }
  }

  private static String mediaType(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("No media type for " + name);
    };
  }

  private static byte[] read(String resource) {
    try (var in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream(content.length / 3);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
