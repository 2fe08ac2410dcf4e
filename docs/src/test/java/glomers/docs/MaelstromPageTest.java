package glomers.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and flags on the page about the real Maelstrom. */
@Tag("any-jdk")
class MaelstromPageTest {
  private static final Path PAGE = PagesTest.HOME.resolve("docs/maelstrom.md");
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\./glomers (maelstrom .*)$");

  /** Of Maelstrom's {@code test}: Maelstrom's own flags (cb7f072), and those of Jepsen (0.3.7). */
  private static final String FLAGS =
      "--bin -w --workload --availability --consistency-models --key-count --latency"
          + " --latency-dist --log-net-send --log-net-recv --log-stderr --max-txn-length"
          + " --max-writes-per-key --node-count --nemesis --nemesis-interval --rate --topology -h"
          + " --help -n --node --nodes --nodes-file --username --password --no-ssh"
          + " --strict-host-key-checking --ssh-private-key --concurrency --leave-db-running"
          + " --logging-json --test-count --time-limit";

  @TempDir private Path directory;

  @Test
  void every_command_on_it_makes_a_valid_command_of_maelstrom_as_does_the_one_shown()
      throws Exception {
    String page = Files.readString(PAGE);
    List<String> made = new ArrayList<>();
    for (String command : COMMAND.matcher(page).results().map(it -> it.group(1)).toList()) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.add(2, "--dry-run");
      CommandRun run = CommandRun.of(directory, words.toArray(String[]::new));
      assertThat(run.status()).as(command).isZero();
      made.add(run.output().replace(PagesTest.HOME + "/part", "/home/you/glomers/part"));
    }
    assertThat(made).hasSize(6);
    assertThat(page).contains("\n```sh\n" + made.get(2) + "```\n");
  }

  @Test
  void every_flag_of_maelstroms_test_is_in_its_table() throws Exception {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("### The flags"), page.indexOf("## What is diff"));
    assertThat(FLAGS.split(" ")).allMatch(flag -> table.contains("`" + flag + "`"));
  }
}
