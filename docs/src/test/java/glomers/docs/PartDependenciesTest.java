package glomers.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static glomers.docs.Workbook.PLANTED_ROOT;
import static glomers.docs.Workbook.ROOT;

import com.tngtech.archunit.lang.ArchRule;
import glomers.docs.planted.part3x.Dependent;
import glomers.docs.planted.part3x.Main;
import org.junit.jupiter.api.Test;

class PartDependenciesTest {

  @Test
  void a_part_knows_the_node_and_the_protocol_and_java_and_nothing_else() {
    Workbook.assertHolds(partsDependOnlyOnTheNode(ROOT));
    Workbook.assertReportsEach(partsDependOnlyOnTheNode(PLANTED_ROOT), Dependent.class);
  }

  @Test
  void the_main_class_of_a_part_knows_how_a_process_is_run_as_well_and_nothing_else() {
    Workbook.assertHolds(mainDependsOnlyOnIoToo(ROOT));
    Workbook.assertReportsEach(mainDependsOnlyOnIoToo(PLANTED_ROOT), Main.class);
  }

  private static ArchRule partsDependOnlyOnTheNode(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".part3*..")
        .and()
        .doNotHaveSimpleName("Main")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            root + ".part3*..", "glomers.common.node..", "glomers.common.protocol..", "java..");
  }

  private static ArchRule mainDependsOnlyOnIoToo(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".part3*..")
        .and()
        .haveNameMatching(".*\\.Main(\\$.*)?")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            root + ".part3*..",
            "glomers.common.io..",
            "glomers.common.node..",
            "glomers.common.protocol..",
            "java..");
  }
}
