package dev.baseline.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of ARCHITECTURE.md. */
@AnalyzeClasses(
    packages = "dev.baseline.server",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String ROOT = "dev.baseline.server.";

  /** What nobody needs to know of a feature. */
  private static final String[] FEATURES = {
    ROOT + "builds..", ROOT + "ingest..", ROOT + "performance..", ROOT + "settings.."
  };

  @ArchTest
  static final ArchRule packages_formNoCycle =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule http_knowsNobody =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "access..",
              ROOT + "builds..",
              ROOT + "database..",
              ROOT + "ingest..",
              ROOT + "pages..",
              ROOT + "performance..",
              ROOT + "projects..",
              ROOT + "sample..",
              ROOT + "settings..");

  @ArchTest
  static final ArchRule database_knowsNobody =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "access..",
              ROOT + "builds..",
              ROOT + "http..",
              ROOT + "ingest..",
              ROOT + "pages..",
              ROOT + "performance..",
              ROOT + "projects..",
              ROOT + "sample..",
              ROOT + "settings..");

  @ArchTest
  static final ArchRule features_areKnownToTheCompositionRootOnly =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "access..", ROOT + "pages..", ROOT + "projects..", ROOT + "sample..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURES);

  @ArchTest static final ArchRule builds_meetsOtherFeaturesInTheDatabase = alone("builds");

  @ArchTest static final ArchRule ingest_meetsOtherFeaturesInTheDatabase = alone("ingest");

  @ArchTest
  static final ArchRule performance_meetsOtherFeaturesInTheDatabase = alone("performance");

  @ArchTest static final ArchRule settings_meetsOtherFeaturesInTheDatabase = alone("settings");

  @ArchTest
  static final ArchRule time_comesFromAClock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("tests repeat only if time comes from a Clock");

  private static ArchRule alone(String feature) {
    String[] others =
        java.util.Arrays.stream(FEATURES)
            .filter(name -> !name.equals(ROOT + feature + ".."))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + feature + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }
}
