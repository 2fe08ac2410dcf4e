package glomers.common.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static glomers.common.architecture.Planted.PLANTED_ROOT;
import static glomers.common.architecture.Planted.ROOT;

import com.tngtech.archunit.lang.ArchRule;
import glomers.common.architecture.planted.Outward;
import glomers.common.architecture.planted.node.Disorder;
import glomers.common.architecture.planted.node.Json;
import org.junit.jupiter.api.Test;

class PackageOrderTest {

  @Test
  void io_and_testing_depend_on_node_and_node_depends_on_protocol() {
    Planted.assertHolds(order(ROOT));
    Planted.assertReportsEach(
        order(PLANTED_ROOT), glomers.common.architecture.planted.protocol.Disorder.class);
    Planted.assertReportsEach(order(PLANTED_ROOT), Disorder.class);
    Planted.assertReportsEach(
        order(PLANTED_ROOT), glomers.common.architecture.planted.io.Disorder.class);
    Planted.assertReportsEach(
        order(PLANTED_ROOT), glomers.common.architecture.planted.testing.Disorder.class);
  }

  @Test
  void packages_have_no_dependency_cycle() {
    Planted.assertHolds(noCycles(ROOT));
    Planted.assertReportsEach(noCycles(PLANTED_ROOT), Disorder.class);
  }

  @Test
  void only_the_protocol_uses_json() {
    Planted.assertHolds(jsonOnlyInProtocol(ROOT));
    Planted.assertReportsEach(jsonOnlyInProtocol(PLANTED_ROOT), Json.class);
  }

  @Test
  void common_depends_on_no_other_module() {
    Planted.assertHolds(noOtherModule(ROOT));
    Planted.assertReportsEach(noOtherModule(PLANTED_ROOT), Outward.class);
  }

  private static ArchRule order(String root) {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("protocol")
        .definedBy(root + ".protocol..")
        .layer("node")
        .definedBy(root + ".node..")
        .layer("io")
        .definedBy(root + ".io..")
        .layer("testing")
        .definedBy(root + ".testing..")
        .whereLayer("protocol")
        .mayNotAccessAnyLayer()
        .whereLayer("node")
        .mayOnlyAccessLayers("protocol")
        .whereLayer("io")
        .mayOnlyAccessLayers("protocol", "node")
        .whereLayer("testing")
        .mayOnlyAccessLayers("protocol", "node");
  }

  private static ArchRule noCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule jsonOnlyInProtocol(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(root + ".protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..");
  }

  private static ArchRule noOtherModule(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root + "..", "java..", "com.fasterxml.jackson..", "tools.jackson..");
  }
}
