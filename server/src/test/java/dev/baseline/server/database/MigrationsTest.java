package dev.baseline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the schema moves forward, and how it never moves back. */
class MigrationsTest {

  private static final String NEWER = SmallServer.MIGRATIONS + "-newer";
  private static final String CHANGED = SmallServer.MIGRATIONS + "-changed";
  private static final String BROKEN = SmallServer.MIGRATIONS + "-broken";

  @RegisterExtension final TestDatabase database = TestDatabase.migrated(SmallServer.MIGRATIONS);

  @Test
  void checksums_areFlywaysOwn() {
    SortedMap<Integer, Integer> ours = MigrationFiles.checksums(SmallServer.MIGRATIONS);
    int flyways =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT checksum FROM flyway_schema_history WHERE version = '1'")
                        .mapTo(Integer.class)
                        .one());
    assertThat(ours).containsExactly(java.util.Map.entry(1, flyways));
  }

  @Test
  void newFile_isAppliedOnce() {
    new Migrations(NEWER).apply(database.dataSource());
    new Migrations(NEWER).apply(database.dataSource());
    assertThat(versions()).containsExactly("1", "2");
  }

  @Test
  void databaseOfANewerBuild_isRefused() {
    new Migrations(NEWER).apply(database.dataSource());
    assertThatThrownBy(() -> new Migrations(SmallServer.MIGRATIONS).apply(database.dataSource()))
        .isInstanceOf(DatabaseUnsuitable.class)
        .hasMessageContaining("schema is version 2, this build knows versions up to 1");
  }

  @Test
  void changedFile_isRefused() {
    assertThatThrownBy(() -> new Migrations(CHANGED).apply(database.dataSource()))
        .isInstanceOf(DatabaseUnsuitable.class)
        .hasMessageContaining("hecksum");
  }

  @Test
  void brokenFile_leavesNothingOfItself() {
    assertThatThrownBy(() -> new Migrations(BROKEN).apply(database.dataSource()))
        .isInstanceOf(DatabaseUnsuitable.class)
        .hasMessageContaining("V2__half.sql");
    assertThat(versions()).containsExactly("1");
    boolean gone =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT to_regclass('half') IS NULL")
                        .mapTo(Boolean.class)
                        .one());
    assertThat(gone).isTrue();
  }

  private List<String> versions() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT version FROM flyway_schema_history ORDER BY installed_rank")
                    .mapTo(String.class)
                    .list());
  }
}
