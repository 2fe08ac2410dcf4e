package glomers.common.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static glomers.common.architecture.Planted.PLANTED_ROOT;
import static glomers.common.architecture.Planted.ROOT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClockRulesTest {
  private static final Set<String> SYSTEM_CLOCKS = Set.of("nanoTime", "currentTimeMillis");

  private static final DescribedPredicate<JavaAccess<?>> READS_A_CLOCK =
      describe(
          "reads a clock",
          access -> {
            String name = access.getTarget().getName();
            return access.getTargetOwner().isEquivalentTo(System.class)
                    && SYSTEM_CLOCKS.contains(name)
                || access.getTargetOwner().getPackageName().startsWith("java.time")
                    && name.equals("now");
          });

  @Test
  void the_protocol_reads_no_clock() {
    Planted.assertHolds(noClock(ROOT + ".protocol.."));
    Planted.assertReportsEach(
        noClock(PLANTED_ROOT + ".protocol.."),
        glomers.common.architecture.planted.protocol.Clocks.class);
  }

  @Test
  void the_node_reads_no_clock() {
    Planted.assertHolds(noClock(ROOT + ".node.."));
    Planted.assertReportsEach(
        noClock(PLANTED_ROOT + ".node.."), glomers.common.architecture.planted.node.Clocks.class);
  }

  private static ArchRule noClock(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(
            assignableTo(Clock.class).or(belongToAnyOf(Date.class, Calendar.class)))
        .orShould()
        .accessTargetWhere(READS_A_CLOCK)
        .because("time comes through the environment, and a simulation moves it by itself");
  }
}
