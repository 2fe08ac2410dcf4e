package glomers.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static glomers.docs.Workbook.CLASSES;
import static glomers.docs.Workbook.PLANTED_ROOT;
import static glomers.docs.Workbook.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import glomers.docs.planted.common.KnowingCommon;
import glomers.docs.planted.part3x.KnowingPart;
import glomers.docs.planted.workbench.KnowingWorkbench;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A part can be read, run and changed alone. The rules are checked with all parts on the class
 * path.
 */
class IndependentPartsTest {

  @Test
  void all_parts_are_on_the_class_path_or_these_rules_would_mean_nothing() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("glomers.part"))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("glomers.part3a", "glomers.part3b", "glomers.part3c");
    assertThat(CLASSES.contain("glomers.common.node.Node")).isTrue();
  }

  @Test
  void parts_are_independent_of_each_other() {
    Workbook.assertHolds(independent(ROOT));
    Workbook.assertReportsEach(independent(PLANTED_ROOT), KnowingPart.class);
  }

  @Test
  void common_and_the_workbench_know_no_part() {
    Workbook.assertHolds(knowNoPart(ROOT));
    Workbook.assertReportsEach(knowNoPart(PLANTED_ROOT), KnowingCommon.class);
    Workbook.assertReportsEach(knowNoPart(PLANTED_ROOT), KnowingWorkbench.class);
  }

  @Test
  void no_module_depends_on_itself_in_a_circle() {
    Workbook.assertHolds(noCycles(ROOT));
    Workbook.assertReportsEach(noCycles(PLANTED_ROOT), KnowingPart.class);
  }

  private static ArchRule independent(String root) {
    return slices().matching(root + ".(part3*)..").should().notDependOnEachOther();
  }

  private static ArchRule knowNoPart(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".common..", root + ".workbench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".part3*..");
  }

  private static ArchRule noCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }
}
