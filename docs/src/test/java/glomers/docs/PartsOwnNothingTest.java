package glomers.docs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static glomers.docs.Workbook.PLANTED_ROOT;
import static glomers.docs.Workbook.ROOT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import glomers.docs.planted.part3x.Chance;
import glomers.docs.planted.part3x.Clocks;
import glomers.docs.planted.part3x.Streams;
import glomers.docs.planted.part3x.Threads;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** A part uses only its node, so that the same compiled part runs as a process and simulated. */
class PartsOwnNothingTest {

  @Test
  void a_part_starts_no_thread() {
    assertForbidden(
        assignableTo(Thread.class)
            .or(assignableTo(Executor.class))
            .or(assignableTo(ForkJoinTask.class))
            .or(belongToAnyOf(Executors.class, CompletableFuture.class, Timer.class)),
        access -> {
          String name = access.getTarget().getName();
          return name.startsWith("parallel")
              || access.getTargetOwner().isAssignableTo(CompletionStage.class)
                  && name.endsWith("Async");
        },
        Threads.class);
  }

  @Test
  void a_part_reads_no_clock() {
    assertForbidden(
        assignableTo(Clock.class).or(belongToAnyOf(System.class, Date.class, Calendar.class)),
        access ->
            access.getTarget().getName().equals("now")
                && access.getTargetOwner().getPackageName().startsWith("java.time"),
        Clocks.class);
  }

  @Test
  void a_part_has_no_random_generator_of_its_own() {
    assertForbidden(
        assignableTo(Random.class)
            .or(belongToAnyOf(SplittableRandom.class, RandomGeneratorFactory.class)),
        access -> {
          String name = access.getTarget().getName();
          String owner = access.getTargetOwner().getName();
          return owner.equals(RandomGenerator.class.getName())
                  && (name.equals("of") || name.equals("getDefault"))
              || owner.startsWith("java.")
                  && (name.equals("random") || name.equals("randomUUID") || name.equals("shuffle"));
        },
        Chance.class);
  }

  @Test
  void a_part_reads_and_writes_nothing_but_messages() {
    assertForbidden(
        resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.util.logging..")
            .or(belongToAnyOf(System.class, ProcessBuilder.class)),
        access -> false,
        Streams.class);
  }

  private interface Access {
    boolean isForbidden(JavaAccess<?> access);
  }

  private static void assertForbidden(
      DescribedPredicate<JavaClass> types, Access access, Class<?> offenders) {
    Workbook.assertHolds(rule(ROOT, types, access));
    Workbook.assertReportsEach(rule(PLANTED_ROOT, types, access), offenders);
  }

  private static ArchRule rule(String root, DescribedPredicate<JavaClass> types, Access access) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".part3*..")
        .should()
        .dependOnClassesThat(types)
        .orShould()
        .accessTargetWhere(describe("does so unseen", access::isForbidden));
  }
}
