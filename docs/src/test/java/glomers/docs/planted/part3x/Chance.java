package glomers.docs.planted.part3x;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Each nested class breaks a rule on purpose. */
public final class Chance {
  private Chance() {}

  static final class HasItsOwn {
    Object make() {
      return new Random(7);
    }
  }

  static final class HasAThreads {
    int next() {
      return ThreadLocalRandom.current().nextInt();
    }
  }

  static final class HasASecureOne {
    Object make() {
      return new SecureRandom();
    }
  }

  static final class SplitsOne {
    Object make() {
      return new SplittableRandom();
    }
  }

  static final class AsksForTheDefault {
    Object make() {
      return RandomGenerator.getDefault();
    }
  }

  static final class AsksAFactory {
    Object make() {
      return RandomGeneratorFactory.getDefault();
    }
  }

  static final class RollsTheDice {
    double roll() {
      return Math.random();
    }
  }

  static final class MakesAnId {
    Object make() {
      return UUID.randomUUID();
    }
  }

  static final class Shuffles {
    void shuffle(List<String> values) {
      Collections.shuffle(values);
    }
  }
}
