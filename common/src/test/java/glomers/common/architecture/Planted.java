package glomers.common.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The classes that a rule checks, and planted classes that show that the rule can fail. */
final class Planted {
  static final String ROOT = "glomers.common";
  static final String PLANTED_ROOT = "glomers.common.architecture.planted";

  private static final JavaClasses REAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(PLANTED_ROOT);

  private Planted() {}

  static void assertHolds(ArchRule rule) {
    rule.check(REAL);
  }

  /** Each nested class breaks the rule in its own way, and the rule must report it. */
  static void assertReportsEach(ArchRule rule, Class<?> offenders) {
    List<String> report = rule.evaluate(OFFENDERS).getFailureReport().getDetails();
    assertThat(offenders.getDeclaredClasses())
        .isNotEmpty()
        .allSatisfy(
            offender -> assertThat(report).anyMatch(line -> line.contains(offender.getName())));
  }
}
