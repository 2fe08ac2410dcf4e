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
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import org.junit.jupiter.api.Test;

class ThreadRulesTest {
  private static final Set<String> TIMED = Set.of("orTimeout", "completeOnTimeout");
  private static final Set<String> PARALLEL = Set.of("parallel", "parallelStream");

  @Test
  void the_protocol_starts_no_threads() {
    Planted.assertHolds(noThreads(ROOT + ".protocol.."));
    Planted.assertReportsEach(
        noThreads(PLANTED_ROOT + ".protocol.."),
        glomers.common.architecture.planted.protocol.Threads.class);
  }

  @Test
  void the_node_starts_no_threads() {
    Planted.assertHolds(noThreads(ROOT + ".node.."));
    Planted.assertReportsEach(
        noThreads(PLANTED_ROOT + ".node.."),
        glomers.common.architecture.planted.node.Threads.class);
  }

  private static ArchRule noThreads(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(
            assignableTo(Thread.class)
                .or(assignableTo(Executor.class))
                .or(assignableTo(ForkJoinTask.class))
                .or(belongToAnyOf(Executors.class, Timer.class)))
        .orShould()
        .accessTargetWhere(HIDDEN_THREADS)
        .because("threads come through the environment, and a simulation has only one");
  }

  private static final DescribedPredicate<JavaAccess<?>> HIDDEN_THREADS =
      describe(
          "runs in a pool that nobody sees",
          access -> {
            String name = access.getTarget().getName();
            boolean stage = access.getTargetOwner().isAssignableTo(CompletionStage.class);
            boolean timed =
                access.getTargetOwner().isAssignableTo(CompletableFuture.class)
                    && TIMED.contains(name);
            return stage && name.endsWith("Async") || timed || PARALLEL.contains(name);
          });
}
