package glomers.workbench.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import glomers.workbench.architecture.planted.explain.Nondeterministic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeterminismRulesTest {
  /** The packages that run in virtual time, or examine such runs. */
  private static final List<String> SIMULATED =
      List.of(
          "scenario",
          "finding",
          "network",
          "nemesis",
          "workload",
          "history",
          "checker",
          "explain",
          "shrink",
          "explore");

  private static final DescribedPredicate<JavaAccess<?>> CLOCK =
      describe(
          "reads a clock",
          access ->
              is(access, System.class, "nanoTime", "currentTimeMillis")
                  || inPackage(access, "java.time") && access.getTarget().getName().equals("now"));

  private static final DescribedPredicate<JavaAccess<?>> THREAD =
      describe(
          "starts or knows a thread",
          access ->
              access.getTargetOwner().isEquivalentTo(Thread.class)
                  || access.getTargetOwner().isEquivalentTo(Executors.class)
                  || access.getTarget().getName().equals("parallelStream"));

  private static final DescribedPredicate<JavaAccess<?>> HASH_ORDER =
      describe(
          "makes a collection in the order of hashes",
          access ->
              is(access, HashMap.class, "<init>")
                  || is(access, HashSet.class, "<init>")
                  || is(access, Set.class, "copyOf")
                  || is(access, Map.class, "copyOf")
                  || is(access, Collectors.class, "toSet", "toMap"));

  private static final DescribedPredicate<JavaAccess<?>> CHANCE =
      describe(
          "draws random numbers that have no seed",
          access ->
              is(access, Math.class, "random")
                  || is(access, RandomGenerator.class, "getDefault", "of")
                  || access.getTargetOwner().isAssignableTo(Random.class)
                  || access.getTargetOwner().isEquivalentTo(ThreadLocalRandom.class)
                  || is(access, System.class, "identityHashCode")
                  || access.getTarget().getName().equals("randomUUID"));

  @Test
  void simulated_packages_read_no_clock() {
    assertRule(CLOCK, "readsAClock");
  }

  @Test
  void simulated_packages_know_no_thread() {
    assertRule(THREAD, "startsAThread");
  }

  @Test
  void simulated_packages_have_no_collection_in_hash_order() {
    assertRule(HASH_ORDER, "makesAHashSet");
  }

  @Test
  void simulated_packages_draw_no_random_number_without_a_seed() {
    assertRule(CHANCE, "drawsWithoutASeed");
  }

  private static void assertRule(DescribedPredicate<JavaAccess<?>> forbidden, String offender) {
    String root = "glomers.workbench";
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    rule(root, forbidden).check(classes);
    JavaClasses planted = new ClassFileImporter().importClasses(Nondeterministic.class);
    assertThat(
            rule(root + ".architecture.planted", forbidden)
                .evaluate(planted)
                .getFailureReport()
                .getDetails())
        .anyMatch(line -> line.contains(offender));
  }

  private static ArchRule rule(String root, DescribedPredicate<JavaAccess<?>> forbidden) {
    String[] packages =
        SIMULATED.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    return noClasses().that().resideInAnyPackage(packages).should().accessTargetWhere(forbidden);
  }

  private static boolean is(JavaAccess<?> access, Class<?> owner, String... names) {
    return access.getTargetOwner().isEquivalentTo(owner)
        && Arrays.asList(names).contains(access.getTarget().getName());
  }

  private static boolean inPackage(JavaAccess<?> access, String name) {
    return access.getTargetOwner().getPackageName().startsWith(name);
  }
}
