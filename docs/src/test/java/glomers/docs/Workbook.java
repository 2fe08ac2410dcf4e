package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The classes of all modules, and the planted classes, which break rules to show that the rules can
 * fail.
 */
final class Workbook {
  static final String ROOT = "glomers";
  static final String PLANTED_ROOT = "glomers.docs.planted";

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

  private Workbook() {}

  static void assertHolds(ArchRule rule) {
    rule.check(CLASSES);
  }

  /** Each nested class breaks the rule in its own way, and the rule must report each. */
  static void assertReportsEach(ArchRule rule, Class<?> offenders) {
    List<String> report = rule.evaluate(PLANTED).getFailureReport().getDetails();
    assertThat(offenders.getDeclaredClasses())
        .isNotEmpty()
        .allSatisfy(
            offender -> assertThat(report).anyMatch(line -> line.contains(offender.getName())));
  }
}
