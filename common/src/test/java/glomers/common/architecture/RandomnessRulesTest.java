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
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RandomnessRulesTest {
  private static final Set<String> GENERATORS = Set.of("getDefault", "of");
  private static final Set<String> RANDOM_METHODS = Set.of("random", "randomUUID", "shuffle");

  private static final DescribedPredicate<JavaAccess<?>> MAKES_ITS_OWN =
      describe(
          "makes randomness of its own",
          access -> {
            String name = access.getTarget().getName();
            return access.getTargetOwner().isEquivalentTo(RandomGenerator.class)
                    && GENERATORS.contains(name)
                || access.getTargetOwner().getPackageName().startsWith("java.")
                    && RANDOM_METHODS.contains(name);
          });

  @Test
  void the_protocol_makes_no_random_choice() {
    Planted.assertHolds(noRandomness(ROOT + ".protocol.."));
    Planted.assertReportsEach(
        noRandomness(PLANTED_ROOT + ".protocol.."),
        glomers.common.architecture.planted.protocol.Randomness.class);
  }

  @Test
  void the_node_has_no_randomness_but_its_environments() {
    Planted.assertHolds(noRandomness(ROOT + ".node.."));
    Planted.assertReportsEach(
        noRandomness(PLANTED_ROOT + ".node.."),
        glomers.common.architecture.planted.node.Randomness.class);
  }

  private static ArchRule noRandomness(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(
            assignableTo(Random.class)
                .or(belongToAnyOf(SplittableRandom.class, RandomGeneratorFactory.class)))
        .orShould()
        .accessTargetWhere(MAKES_ITS_OWN)
        .because("every random choice comes from the environment, and a simulation repeats it");
  }
}
