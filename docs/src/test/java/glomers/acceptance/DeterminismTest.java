package glomers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.part3c.FaultTolerantBroadcast;
import glomers.workbench.explain.Explainer;
import glomers.workbench.history.HistoryWriter;
import glomers.workbench.network.JournalWriter;
import glomers.workbench.report.Results;
import glomers.workbench.report.Store;
import glomers.workbench.run.Outcome;
import glomers.workbench.run.Simulation;
import glomers.workbench.scenario.Challenge;
import glomers.workbench.scenario.FaultKind;
import glomers.workbench.scenario.Latency;
import glomers.workbench.scenario.Scenario;
import glomers.workbench.scenario.ScenarioBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One seed, one outcome: the stored files of two runs are the same, byte for byte. */
class DeterminismTest {
  @ParameterizedTest
  @EnumSource
  void two_runs_of_a_seed_store_the_same_bytes_and_another_seed_does_not(
      Latency.Distribution distribution, @TempDir Path directory) throws Exception {
    Map<String, String> once = hashes(directory.resolve("once"), distribution, 11);
    assertThat(once).containsOnlyKeys("results.json", "history.jsonl", "messages.jsonl");
    assertThat(hashes(directory.resolve("again"), distribution, 11)).isEqualTo(once);
    Map<String, String> other = hashes(directory.resolve("other"), distribution, 12);
    assertThat(other).allSatisfy((file, hash) -> assertThat(hash).isNotEqualTo(once.get(file)));
  }

  private static Map<String, String> hashes(Path root, Latency.Distribution distribution, long seed)
      throws Exception {
    Scenario scenario =
        ScenarioBuilder.of(Challenge.C3C)
            .faults(FaultKind.values())
            .interval(2)
            .latency(10, distribution)
            .seed(seed)
            .build();
    Store store = Store.create(root, "3c");
    Outcome outcome;
    try (HistoryWriter history = new HistoryWriter(store.history());
        JournalWriter journal = new JournalWriter(store.messages())) {
      outcome = Simulation.run(scenario, FaultTolerantBroadcast::new, List.of(), history, journal);
    }
    store.writeResults(
        Results.of(outcome, Explainer.explain(outcome, store.messages()), "no command"));
    Map<String, String> hashes = new TreeMap<>();
    for (String file : List.of("results.json", "history.jsonl", "messages.jsonl")) {
      hashes.put(file, hash(store.directory().resolve(file)));
    }
    return hashes;
  }

  private static String hash(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).as("%s", file).isNotEmpty();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
