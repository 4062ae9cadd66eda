package dev.baseline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.server.Answer;
import dev.baseline.server.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A browser as the server sees one: it keeps the cookie that it was given, and sends forms. */
final class Visitor {

  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"form-token\" value=\"([0-9A-Za-z]+)\"");

  private final TestServer server;
  private final String cookieName;
  private String secret = "";

  private Visitor(TestServer server, String cookieName) {
    this.server = server;
    this.cookieName = cookieName;
  }

  /** Somebody who is not signed in. */
  static Visitor of(TestServer server) {
    return new Visitor(server, "baseline-session");
  }

  /** Somebody who is not signed in, and reaches the server by https. */
  static Visitor byHttps(TestServer server) {
    return new Visitor(server, "__Host-baseline-session");
  }

  /** Signs in by a new link. */
  Visitor signIn() {
    post("/sign-in", "token", token(link(server))).is(303);
    assertThat(secret).isNotEmpty();
    return this;
  }

  /** A new sign-in link, as a path of the server. */
  static String link(TestServer server) {
    String url =
        server
            .send(
                server
                    .bearer("/api/v1/sign-in-links", server.operator())
                    .POST(BodyPublishers.noBody()))
            .is(201)
            .at("/url");
    return url.substring(url.indexOf("/sign-in"));
  }

  /** What a link proves itself with. */
  static String token(String link) {
    return link.substring(link.indexOf('=') + 1);
  }

  /** The value of the cookie that the browser holds; empty if none. */
  String secret() {
    return secret;
  }

  /** Another browser that holds the same cookie. */
  Visitor twin() {
    return holding(secret);
  }

  /** Another browser that holds a cookie of this value. */
  Visitor holding(String value) {
    var other = new Visitor(server, cookieName);
    other.secret = value;
    return other;
  }

  /** Loads a page. */
  Answer get(String path) {
    return send(request(path).GET());
  }

  /** Sends a form, its fields as name, value, name, value …, without a form token. */
  Answer post(String path, String... fields) {
    return send(form(path, fields));
  }

  /** Sends a form with the token of the session that the page at {@code from} shows. */
  Answer submit(String from, String path, String... fields) {
    var all = new ArrayList<>(List.of(fields));
    all.add("form-token");
    all.add(formToken(from));
    return post(path, all.toArray(String[]::new));
  }

  /** The form token of a page. */
  String formToken(String page) {
    var matcher = FORM_TOKEN.matcher(get(page).is(200).text());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  /** A request as the browser makes it. */
  HttpRequest.Builder request(String path) {
    var request = server.request(path).header("Accept", "text/html,*/*;q=0.8");
    return secret.isEmpty() ? request : request.header("Cookie", cookieName + "=" + secret);
  }

  /** A form as the browser sends it. */
  HttpRequest.Builder form(String path, String... fields) {
    var body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  /** Sends a request and keeps the cookie of its answer. */
  Answer send(HttpRequest.Builder request) {
    var answer = server.send(request);
    setCookie(answer)
        .ifPresent(
            cookie -> {
              assertThat(cookie).startsWith(cookieName + "=");
              secret = cookie.substring(cookieName.length() + 1).split(";", 2)[0];
            });
    return answer;
  }

  /** The cookie that an answer sets, with its attributes. */
  static Optional<String> setCookie(Answer answer) {
    return answer.headers().firstValue("Set-Cookie");
  }
}
