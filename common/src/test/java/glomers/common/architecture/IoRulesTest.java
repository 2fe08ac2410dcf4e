package glomers.common.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static glomers.common.architecture.Planted.PLANTED_ROOT;
import static glomers.common.architecture.Planted.ROOT;

import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class IoRulesTest {

  @Test
  void the_protocol_does_no_io() {
    Planted.assertHolds(noIo(ROOT + ".protocol.."));
    Planted.assertReportsEach(
        noIo(PLANTED_ROOT + ".protocol.."), glomers.common.architecture.planted.protocol.Io.class);
  }

  @Test
  void the_node_does_no_io() {
    Planted.assertHolds(noIo(ROOT + ".node.."));
    Planted.assertReportsEach(
        noIo(PLANTED_ROOT + ".node.."), glomers.common.architecture.planted.node.Io.class);
  }

  private static ArchRule noIo(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.net..", "java.nio.channels..", "java.nio.file..")
                .and(not(belongToAnyOf(StringWriter.class, PrintWriter.class))))
        .because("what a node does must be the same under Maelstrom and in a simulation");
  }
}
