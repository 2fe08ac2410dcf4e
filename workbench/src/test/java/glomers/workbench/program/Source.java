package glomers.workbench.program;

import glomers.common.node.NodeProgram;
import glomers.workbench.program.Compilation.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The source of programs for tests, and their compilation. */
final class Source {
  private Source() {}

  /** A program for challenge 3a, with code in its handler of broadcasts and members of its own. */
  static String program(String inBroadcast, String members) {
    return """
        import glomers.common.node.*;
        import glomers.common.protocol.Body.*;
        import java.util.*;
        import java.util.concurrent.*;

        public final class Mine implements NodeProgram {
          private final List<Long> values = new ArrayList<>();
          private Node node;
          %s
          @Override public String name() { return "mine"; }
          @Override public void start(Node node, List<String> args) {
            this.node = node;
            node.on(Topology.class, request -> node.reply(request, new TopologyOk()));
            node.on(Read.class, request -> node.reply(request, new ReadOk(List.copyOf(values))));
            node.on(Broadcast.class, this::broadcast);
          }
          private void broadcast(Request<Broadcast> request) {
            long value = request.body().message();
            values.add(value);
            %s
            node.reply(request, new BroadcastOk());
          }
        }
        """
        .formatted(members, inBroadcast);
  }

  /** A project with one file. */
  static JavaProject project(Path directory, String text) throws IOException, ProgramException {
    Files.writeString(directory.resolve("Mine.java"), text);
    return JavaProject.of(directory);
  }

  static Compilation compile(Path directory, String text) throws IOException, ProgramException {
    return ProgramCompiler.ofThisJdk().compile(project(directory, text));
  }

  static Supplier<NodeProgram> load(Path directory, String text)
      throws IOException, ProgramException {
    Compilation compilation = compile(directory, text);
    if (compilation instanceof Compilation.Failed failed) {
      throw new AssertionError(failed.errors().get(0).text());
    }
    return LoadedProgram.load((Compiled) compilation);
  }
}
