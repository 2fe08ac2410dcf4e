package glomers.docs;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of classes, and prints a line for each method that fails. */
final class RunTests {
  private RunTests() {}

  public static void main(String[] args) {
    LauncherDiscoveryRequest tests =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(args).map(DiscoverySelectors::selectClass).toList())
            .build();
    Set<String> failed = new TreeSet<>();
    LauncherFactory.create()
        .execute(
            tests,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                  test.getSource()
                      .filter(MethodSource.class::isInstance)
                      .map(MethodSource.class::cast)
                      .map(source -> source.getClassName() + "." + source.getMethodName())
                      .ifPresent(failed::add);
                }
              }
            });
    failed.forEach(System.out::println);
    System.exit(0); // threads of a broken program may still run
  }
}
