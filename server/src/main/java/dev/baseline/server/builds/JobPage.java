package dev.baseline.server.builds;

import dev.baseline.server.access.Access;
import dev.baseline.server.access.Identity;
import dev.baseline.server.access.Scope;
import dev.baseline.server.http.PathId;
import dev.baseline.server.pages.Figure;
import dev.baseline.server.pages.Link;
import dev.baseline.server.pages.Numbers;
import dev.baseline.server.pages.Page;
import dev.baseline.server.pages.Pages;
import dev.baseline.server.pages.Timeline;
import dev.baseline.server.projects.Project;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of one job: what came of it, where its time went, and what it got. */
public final class JobPage {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final JobPageStore store;
  private final Access access;
  private final Pages pages;
  private final Clock clock;

  /**
   * @param jdbi the database
   * @param access says who may see the project
   * @param pages renders the page
   * @param clock tells how long a job that has not ended has run
   */
  public JobPage(Jdbi jdbi, Access access, Pages pages, Clock clock) {
    this.store = new JobPageStore(jdbi);
    this.access = access;
    this.pages = pages;
    this.clock = clock;
  }

  /** Registers the route of the page. */
  public void register(HttpRouting.Builder routing) {
    routing.get("/projects/{owner}/{name}/jobs/{id}", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var granted = access.reader(request);
    var project = granted.project();
    long id = PathId.of(request, "job");
    var job = store.find(project, id).orElseThrow(() -> PathId.notFound("job").exception());
    var view = view(project, job, isTrusted(granted.identity()));
    var page =
        Page.of("builds/job", job.name() + " at " + job.commit().shortSha(), project, view)
            .below(String.join(" ", job.axes().values()), view.configurationPath());
    pages.send(request, response, granted.identity(), page);
  }

  /**
   * Whether a reader may see reports as they were sent: they name keys and people, and what
   * somebody's CI puts into them was not meant for everyone.
   */
  private static boolean isTrusted(Identity identity) {
    return switch (identity) {
      case Identity.Person _, Identity.Operator _ -> true;
      case Identity.Key key ->
          key.scopes().contains(Scope.READ) || key.scopes().contains(Scope.ADMIN);
      case Identity.Anonymous _ -> false;
    };
  }

  private JobView view(Project project, JobView.Job job, boolean isTrusted) {
    var failures = store.failures(project, job.id());
    var before = store.environmentBefore(project, job.id());
    return new JobView(
        job,
        configuration(project, job, "duration"),
        project.path() + "/runs/" + job.run().id(),
        job.queuedAt().map(queued -> figure(queued, job.startedAt())),
        job.completedAt().map(end -> figure(job.startedAt(), end)),
        Timeline.of(
            job.startedAt(),
            job.completedAt().orElseGet(clock::instant),
            store.steps(project, job.id())),
        environment(
            store.environment(project, job.id()).attributes(),
            before.map(JobPageStore.Got::attributes)),
        before.map(got -> project.path() + "/jobs/" + got.jobId()),
        store.values(project, job.id()).stream()
            .map(
                value ->
                    new JobView.Measured(
                        value.metric(),
                        Numbers.figure(value.value(), value.unit()),
                        configuration(project, job, value.metric())))
            .toList(),
        failures,
        failures.size() < JobPageStore.MOST_FAILURES
            ? 0
            : store.countFailures(project, job.id()) - failures.size(),
        store.reports(project, job.id(), isTrusted).stream().map(JobPage::readable).toList());
  }

  private static String configuration(Project project, JobView.Job job, String metric) {
    return Link.to(project.path() + "/configurations/" + job.hash())
        .with("branch", job.branch().equals(project.defaultBranch()) ? "" : job.branch())
        .with("kind", job.kind().equals("build") ? "" : job.kind())
        .with("job", job.name())
        .with("metric", metric.equals("duration") ? "" : metric)
        .toString();
  }

  /** Every attribute of either job, in the order of their names. */
  private static List<JobView.Attribute> environment(
      Map<String, String> now, Optional<? extends Map<String, String>> before) {
    Map<String, String> earlier = before.<Map<String, String>>map(TreeMap::new).orElse(now);
    var names = new TreeSet<>(now.keySet());
    names.addAll(earlier.keySet());
    return names.stream()
        .map(
            name -> {
              String value = now.getOrDefault(name, "");
              String old = earlier.getOrDefault(name, "");
              return new JobView.Attribute(name, value, old, !value.equals(old));
            })
        .toList();
  }

  private static JobView.Sent readable(JobView.Sent sent) {
    return new JobView.Sent(
        sent.at(),
        sent.content()
            .map(
                content ->
                    new JobView.Content(
                        content.sender(),
                        indented(content.document()),
                        content.isCut(),
                        indented(content.answer()),
                        overridden(content.answer()))));
  }

  /** What the answer to a report says that was stored otherwise than the report said. */
  private static List<String> overridden(String answer) {
    try {
      return MAPPER.readTree(answer).path("overridden").valueStream().map(JobPage::words).toList();
    } catch (JacksonException e) {
      return List.of();
    }
  }

  private static String words(JsonNode overridden) {
    String pointer = overridden.path("pointer").asString("");
    String claimed = overridden.path("claimed").asString("");
    String used = overridden.path("used").asString("");
    return pointer.equals("/project")
        ? "The report said project " + claimed + "; it was sent for " + used + ", and is kept there."
        : "The report said " + claimed + " at " + pointer + "; " + used + " is known, and was kept.";
  }

  private static String indented(String json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(json));
    } catch (JacksonException e) {
      return json;
    }
  }

  private static Figure figure(Instant from, Instant to) {
    return Numbers.figure(Duration.between(from, to).toMillis() / 1e3, "s");
  }
}
