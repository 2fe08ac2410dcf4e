package glomers.workbench.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.common.node.Node;
import glomers.common.node.NodeProgram;
import glomers.common.protocol.Body;
import glomers.common.protocol.Message;
import glomers.common.testing.FakeEnvironment;
import glomers.workbench.program.Compilation.Compiled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewProjectTest {
  private static final Path WORKBOOK = Path.of("..");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"3a", "3b", "3c"})
  void a_new_program_compiles_answers_init_and_no_other_request(String challenge) throws Exception {
    Path project = directory.resolve("my " + challenge);
    List<Path> files = new NewProject(challenge, project, WORKBOOK).make();
    assertThat(files)
        .extracting(Path::toString)
        .containsExactlyInAnyOrder(
            "src/main/java/broadcast/BroadcastNode.java",
            "src/test/java/broadcast/BroadcastNodeTest.java",
            "pom.xml",
            "node",
            "README.md",
            ".gitignore")
        .allSatisfy(file -> assertThat(project.resolve(file)).content().doesNotContain("{{"));
    assertThat(project.resolve("node")).isExecutable();
    Compiled compiled = (Compiled) ProgramCompiler.ofThisJdk().compile(JavaProject.of(project));
    assertThat(compiled.notSimulated()).isEmpty();
    FakeEnvironment environment = new FakeEnvironment();
    Node node = new Node(environment);
    NodeProgram program = LoadedProgram.load(compiled).get();
    program.start(node, List.of());
    node.receive(Message.request("c1", "n0", 1, new Body.Init("n0", List.of("n0", "n1"))));
    assertThat(environment.takeSent()).extracting(Message::body).containsExactly(new Body.InitOk());
    node.receive(Message.request("c1", "n0", 2, new Body.Broadcast(7)));
    node.receive(Message.request("c1", "n0", 3, new Body.Read()));
    assertThat(environment.takeSent()).isEmpty();
    assertThat(environment.log()).isEmpty();
    String source = Files.readString(project.resolve(files.get(0)));
    assertThat(source).contains("Challenge " + challenge + ": ", "// TODO: store the value");
  }

  @Test
  void nothing_is_overwritten() throws Exception {
    Path mine = Files.writeString(directory.resolve("mine.txt"), "mine");
    assertError(
        directory,
        directory
            + " is not empty: it contains mine.txt. Nothing is overwritten: name a directory that"
            + " does not exist");
    assertError(mine, mine + " is a file");
    assertThat(mine).hasContent("mine");
    assertThat(directory)
        .isDirectoryContaining(mine::equals)
        .isDirectoryNotContaining("glob:**/p*");
  }

  @Test
  void a_project_can_begin_with_the_program_of_another() throws Exception {
    Path first = directory.resolve("first");
    new NewProject("3a", first, WORKBOOK).make();
    Path source = first.resolve("src/main/java/broadcast/BroadcastNode.java");
    String changed =
        Files.readString(source).replace("BroadcastNode", "Mine").replace("broadcast;", "my.own;");
    Files.delete(source);
    Path moved = first.resolve("src/main/java/my/own/Mine.java");
    Files.createDirectories(moved.getParent());
    Files.writeString(moved, changed);
    Path next = directory.resolve("next");
    new NewProject("3b", next, WORKBOOK).makeFrom(JavaProject.of(first));
    assertThat(next.resolve("src/main/java/my/own/Mine.java")).hasContent(changed);
    assertThat(next.resolve("src/main/java/broadcast")).doesNotExist();
    assertThat(next.resolve("node")).content().contains("class=my.own.Mine\n");
    assertThat(next.resolve("src/test/java/my/own/MineTest.java"))
        .content()
        .startsWith("package my.own;\n")
        .contains("class MineTest", "Challenge.of(\"3b\")", "Mine::new");
    assertThat(next.resolve("README.md")).content().contains("challenge 3b", "new 3c");
  }

  @Test
  void a_program_to_begin_with_must_compile_and_have_a_main() throws Exception {
    Path other = Files.createDirectory(directory.resolve("other"));
    JavaProject project = Source.project(other, "class Mine {");
    NewProject made = new NewProject("3b", directory.resolve("next"), WORKBOOK);
    assertThatThrownBy(() -> made.makeFrom(project))
        .hasMessageStartingWith(
            other + " does not compile:\n" + other.resolve("Mine.java") + ":1: ");
    Source.project(other, Source.program("", ""));
    assertThatThrownBy(() -> made.makeFrom(project))
        .hasMessageStartingWith(
            "Mine has no main method, so it does not run as a process. It needs")
        .hasMessageContaining("StdioNode.main(Mine::new, args);");
    assertThat(directory.resolve("next")).doesNotExist();
  }

  @Test
  void the_versions_are_those_of_the_workbooks_own_build() throws Exception {
    new NewProject("3a", directory.resolve("new"), WORKBOOK).make();
    String made = Files.readString(directory.resolve("new/pom.xml"));
    String own = Files.readString(WORKBOOK.resolve("pom.xml"));
    List<MatchResult> plugins =
        Pattern.compile("<artifactId>maven-\\w+-plugin</artifactId>\\s*<version>[^<]+</version>")
            .matcher(made)
            .results()
            .toList();
    assertThat(plugins).hasSizeGreaterThan(5);
    assertThat(plugins)
        .allSatisfy(plugin -> assertThat(own).containsIgnoringWhitespaces(plugin.group()));
    String junit = "<junit.version>(.+)</junit.version>";
    assertThat(made).contains("<version>" + group(junit, own) + "</version>");
    String version = group("<version>(.+)</version>\\s*<packaging>pom", own);
    assertThat(made).contains("<artifactId>workbench</artifactId>\n      <version>" + version);
  }

  private static String group(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group(1);
  }

  private static void assertError(Path directory, String message) {
    assertThatThrownBy(() -> new NewProject("3a", directory, WORKBOOK).make())
        .isInstanceOf(ProgramException.class)
        .hasMessage(message);
  }
}
