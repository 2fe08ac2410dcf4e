package glomers.workbench.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glomers.common.node.NodeProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadedProgramTest {
  @TempDir private Path directory;

  @Test
  void there_must_be_exactly_one_program() {
    assertError("class Mine {}", "no class in " + directory + " implements NodeProgram");
    assertError(
        Source.program("", "")
            + Source.program("", "")
                .replaceAll("(?m)^import.*", "")
                .replace("public final class Mine", "class Other"),
        "several classes in "
            + directory
            + " implement NodeProgram, and only one can be the program: Mine, Other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"private Mine() {}", "public Mine(int number) {}"})
  void it_needs_a_public_constructor_without_parameters(String constructor) {
    assertError(
        Source.program("", constructor),
        "Mine must be public, with a public constructor without parameters");
  }

  @Test
  void it_must_be_public() {
    assertError(
        Source.program("", "").replace("public final class", "final class"),
        "Mine must be public, with a public constructor without parameters");
  }

  @Test
  void a_class_of_the_program_comes_before_one_of_the_same_name_in_the_workbook() throws Exception {
    String text =
        "package glomers.workbench.program;\n"
            + Source.program("", "").replace("Mine", "LoadedProgramTest");
    Files.writeString(directory.resolve("LoadedProgramTest.java"), text);
    Compilation compiled = ProgramCompiler.ofThisJdk().compile(JavaProject.of(directory));
    NodeProgram program = LoadedProgram.load((Compilation.Compiled) compiled).get();
    assertThat(program.getClass().getName()).isEqualTo(LoadedProgramTest.class.getName());
    assertThat(program.getClass()).isNotEqualTo(LoadedProgramTest.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int count;",
        "static final List<Long> ALL = new ArrayList<>();",
        "static final long[] ALL = new long[2];",
        "static final List<List<Long>> ALL = List.of(new ArrayList<>());",
        "static class Store { static Object last; }"
      })
  void static_fields_that_can_change_are_each_nodes_own(String field) throws Exception {
    assertThat(shareTheirClass(field)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final int LIMIT = 5;",
        "static final java.time.Duration RETRY = java.time.Duration.ofMillis(300);",
        "static final Map<String, List<Integer>> TREE = Map.of(\"n0\", List.of(1, 2));",
        "static final Object LOCK = new Object();",
        "enum Mode { FLOOD, ORIGIN } static final Mode MODE = Mode.FLOOD;",
        "private record Entry(long value) {}"
      })
  void constants_are_shared_so_that_the_code_is_compiled_to_machine_code_once(String field)
      throws Exception {
    assertThat(shareTheirClass(field)).isTrue();
  }

  private boolean shareTheirClass(String members) throws Exception {
    Supplier<NodeProgram> program = Source.load(directory, Source.program("", members));
    NodeProgram one = program.get();
    NodeProgram other = program.get();
    assertThat(one).isNotSameAs(other);
    return one.getClass() == other.getClass();
  }

  private void assertError(String text, String message) {
    assertThatThrownBy(() -> Source.load(directory, text))
        .isInstanceOf(ProgramException.class)
        .hasMessage(message);
  }
}
