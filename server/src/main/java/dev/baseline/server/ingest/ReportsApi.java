package dev.baseline.server.ingest;

import dev.baseline.reports.InvalidReport;
import dev.baseline.reports.Report;
import dev.baseline.reports.ReportJson;
import dev.baseline.server.access.Access;
import dev.baseline.server.access.Scope;
import dev.baseline.server.http.Errors;
import dev.baseline.server.http.JsonBody;
import dev.baseline.server.http.Problem;
import dev.baseline.server.http.RequestBody;
import dev.baseline.server.http.Responses;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The route that takes reports. */
public final class ReportsApi {

  /** The most bytes that a decoded report may have. */
  public static final long MAX_BYTES = 16L * 1024 * 1024;

  private static final int MAX_KEY_LENGTH = 200;
  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
  private static final HeaderName REPLAYED = HeaderNames.create("Idempotency-Replayed");
  private static final Set<String> MEDIA_TYPES = Set.of("application/json", Report.MEDIA_TYPE);

  private final Access access;
  private final Ingester ingester;
  private final Intake intake;
  private final Clock clock;

  /**
   * @param access says who may send
   * @param ingester stores what is sent
   * @param intake how much is taken in at a time
   * @param clock tells which times lie in the future
   */
  public ReportsApi(Access access, Ingester ingester, Intake intake, Clock clock) {
    this.access = access;
    this.ingester = ingester;
    this.intake = intake;
    this.clock = clock;
  }

  /** Registers the route. */
  public void register(HttpRules routing) {
    routing.post("/api/v1/projects/{owner}/{name}/reports", this::post);
  }

  /** Teaches which answers this feature's exceptions are. */
  public static void explain(Errors errors) {
    errors.map(InvalidReport.class, ReportsApi::invalid);
    errors.map(
        Rejected.AlreadyReported.class,
        e -> conflict("job-already-reported", "The job has already been reported", e));
    errors.map(
        Rejected.KeyReused.class,
        e -> conflict("idempotency-key-reused", "The key was used for another report", e));
    errors.map(Rejected.ProjectGone.class, e -> Problem.notFound(String.valueOf(e.getMessage())));
    errors.map(
        Rejected.Contradiction.class,
        e -> conflict("contradiction", "The report contradicts an earlier one", e));
  }

  private void post(ServerRequest request, ServerResponse response) {
    var granted = access.holder(request, Scope.REPORT);
    JsonBody.requireType(request, MEDIA_TYPES, Report.MEDIA_TYPE);
    var key = idempotencyKey(request);
    var digest = sha256();
    try (var _ = intake.enter(RequestBody.ceiling(request, MAX_BYTES));
        var body = new DigestInputStream(RequestBody.of(request, MAX_BYTES), digest)) {
      Report report = ReportJson.read(body, clock.instant());
      var submission =
          new Submission(
              granted.identity().label(), key, HexFormat.of().formatHex(digest.digest()));
      var answer = ingester.store(granted.project(), report, submission);
      if (answer.replayed()) {
        response.header(REPLAYED, "true");
      }
      Responses.json(
          request, response, Status.CREATED_201, answer.text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Problem.badRequest("The body could not be read to its end. Send it again.").exception();
    }
  }

  private static Optional<String> idempotencyKey(ServerRequest request) {
    var key = request.headers().first(IDEMPOTENCY_KEY).map(String::strip);
    if (key.isPresent() && !isKey(key.get())) {
      throw Problem.badRequest(
              "Idempotency-Key must be 1 to "
                  + MAX_KEY_LENGTH
                  + " printable ASCII characters. A random UUID is a good key.")
          .exception();
    }
    return key;
  }

  private static boolean isKey(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_KEY_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static Problem invalid(InvalidReport e) {
    return Problem.of(
            Status.UNPROCESSABLE_CONTENT_422,
            "invalid-report",
            "The report is not valid",
            "Nothing was stored. Each violation names the place, the rule and the mend; the schema"
                + " is at /api/v1/schemas/report.")
        .with("violations", e.violations());
  }

  private static Problem conflict(String type, String title, Rejected e) {
    return Problem.of(Status.CONFLICT_409, type, title, String.valueOf(e.getMessage()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
