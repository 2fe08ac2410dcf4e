package glomers.docs.planted.part3x;

import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;

/** Each nested class breaks a rule on purpose. */
public final class Threads {
  private Threads() {}

  static final class StartsAThread {
    void start() {
      new Thread(() -> {}).start();
    }
  }

  static final class Sleeps {
    void sleep() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  static final class MakesAPool {
    Object make() {
      return Executors.newCachedThreadPool();
    }
  }

  static final class UsesThePool {
    Object pool() {
      return ForkJoinPool.commonPool();
    }
  }

  static final class Forks {
    void fork(RecursiveAction task) {
      task.fork();
    }
  }

  static final class StartsATimer {
    Object start() {
      return new Timer();
    }
  }

  static final class RunsLater {
    Object run() {
      return CompletableFuture.runAsync(() -> {});
    }
  }

  static final class GoesOnLater {
    Object goOn(CompletionStage<String> stage) {
      return stage.thenAcceptAsync(value -> {});
    }
  }

  static final class GivesUpLater {
    Object giveUp(CompletableFuture<String> future) {
      return future.orTimeout(1, TimeUnit.SECONDS);
    }
  }

  static final class GoesParallel {
    Object go(List<String> values) {
      return values.parallelStream();
    }
  }
}
