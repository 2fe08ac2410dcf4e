package glomers.workbench.learn;

import java.util.List;
import java.util.Map;

/** Hints for the steps: what to think of, and nothing of the solution. */
final class Hints {
  private static final Map<String, List<String>> BY_STEP =
      Map.ofEntries(
          Map.entry(
              "init",
              List.of(
                  "The first message of every node is init. Its answer has the type init_ok.",
                  "An answer goes to the src of the request, and its in_reply_to is the request's"
                      + " msg_id.",
                  "Pipe an init into your program by hand, and look at each character that comes"
                      + " out: one line, which ends with a newline, and nothing else.")),
          Map.entry(
              "topology",
              List.of(
                  "The second message is topology. You may ignore what it suggests, but not the"
                      + " request.",
                  "Which handlers has your program registered, and for which types?")),
          Map.entry(
              "stores",
              List.of(
                  "Follow one value by hand: which line stores it, and which line shows it?",
                  "A broadcast is acknowledged when its value can be read, not before.",
                  "Compare the fields of each answer with those that the challenge's page shows.")),
          Map.entry(
              "concurrent",
              List.of(
                  "Requests of different clients are handled on several threads at the same time.",
                  "Which fields do two handlers both use, and what happens if both are in the"
                      + " middle of a line?",
                  "A list that is handed over is still the same list: who changes it meanwhile?")),
          Map.entry(
              "challenge-3a",
              List.of(
                  "It worked for a second or two. What in your program grows, or changes, with"
                      + " time?",
                  "Run the command with the seed, and read the first thing that it says.")),
          Map.entry(
              "peers",
              List.of(
                  "A value that a client gives to one node must be read from every node.",
                  "Who are the other nodes? init says so; topology names only some of them.",
                  "What does a node do with a value that comes from another node, and not from a"
                      + " client?")),
          Map.entry(
              "duplicates",
              List.of(
                  "The same value can come twice: from a client that tries again, or from a network"
                      + " that delivers twice.",
                  "What does your program do with a value that it has already?",
                  "Must the node that sent a value hear of it again?")),
          Map.entry(
              "storm",
              List.of(
                  "Draw three nodes, and follow one value from node to node. When does it stop?",
                  "How does a node know that it has passed a value on before?")),
          Map.entry(
              "challenge-3b",
              List.of(
                  "Few values come through, and many do not. Is anything in your messages too small"
                      + " for them?",
                  "Run the command with the seed, and read what became of the first lost value.")),
          Map.entry(
              "partition",
              List.of(
                  "During a partition, a message is lost, and its sender is not told.",
                  "How can a sender find out that a message has arrived?",
                  "What must a node remember for each value, and for each peer, until then?")),
          Map.entry(
              "quiet",
              List.of(
                  "When all nodes have all values, what do your nodes still send, and why?",
                  "What would tell a node that it need not send a value again?",
                  "Is an answer that comes later than you expect still an answer?")),
          Map.entry(
              "faults",
              List.of(
                  "An answer can be lost, too. And an answer can come twice.",
                  "A node may hear from a peer that does not hear from it.",
                  "A node that is paused does not notice: when it goes on, what does it believe"
                      + " that is no longer so?")),
          Map.entry(
              "challenge-3c",
              List.of(
                  "Here, a partition can last for more than ten seconds.",
                  "Does your program ever give up?")),
          Map.entry(
              "targets-3d",
              List.of(
                  "Count: how many messages does one value cost? The floor is 24, one for each"
                      + " other node.",
                  "How many hops does a value need to the last node, and how long is a hop?")),
          Map.entry(
              "targets-3e",
              List.of(
                  "Fewer messages than values times nodes: can one message carry more than one"
                      + " value?",
                  "The targets allow a second. What could a node do with that time?")));

  private Hints() {}

  static List<String> of(String step) {
    return BY_STEP.getOrDefault(step, List.of());
  }
}
