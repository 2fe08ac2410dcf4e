package glomers.workbench.cli;

import glomers.workbench.scenario.SeedRange;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The flags that run a scenario with many seeds. */
final class SweepFlags {
  @Option(
      names = "--seeds",
      paramLabel = "N|A..B",
      description = {
        "Run the seeds 0 to N-1, or A to B, on all processors, and say which fail (default: run"
            + " one).",
        "Of a run only its line of the summary is kept: nothing goes into the store. With --json, a"
            + " line for each run, in the order of the seeds."
      })
  private Optional<String> seeds = Optional.empty();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "With --seeds: run the part I of N, counted from 0. All parts together are the whole"
              + " (default: 0/1).")
  private Optional<String> shard = Optional.empty();

  /** The seeds to run, if a flag gives them. */
  Optional<SeedRange> seeds(ScenarioFlags flags) {
    if (shard.isPresent() && seeds.isEmpty()) {
      throw flags.bad("--shard splits --seeds, which is missing");
    }
    if (seeds.isPresent() && flags.hasSeed()) {
      throw flags.bad("--seed is one and --seeds are many: give one of the two");
    }
    Optional<SeedRange> all =
        seeds.map(text -> checked(flags, "--seeds ", () -> SeedRangeText.range(text)));
    return all.map(
        whole ->
            shard
                .map(text -> checked(flags, "--shard ", () -> SeedRangeText.shard(whole, text)))
                .orElse(whole));
  }

  private static SeedRange checked(ScenarioFlags flags, String flag, Supplier<SeedRange> range) {
    try {
      return range.get();
    } catch (IllegalArgumentException e) {
      throw flags.bad(flag + e.getMessage());
    }
  }
}
