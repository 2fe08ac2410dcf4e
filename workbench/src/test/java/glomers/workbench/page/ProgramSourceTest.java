package glomers.workbench.page;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.cluster.SystemUnderTest.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramSourceTest {
  @TempDir private Path directory;

  @Test
  void a_script_is_its_own_source_and_a_binary_file_has_none() throws Exception {
    Path script = Files.writeString(directory.resolve("node.py"), "print(1)\n");
    Path binary = Files.write(directory.resolve("node"), new byte[] {0x7f, 'E', 'L', 'F', 0, 1});
    assertThat(ProgramSource.of(new Executable(script)))
        .contains(new ProgramSource("node.py", List.of("print(1)")));
    assertThat(ProgramSource.of(new Executable(binary))).isEmpty();
  }

  @Test
  void
      of_a_java_program_the_files_beside_its_executable_are_the_source_without_the_one_that_starts_it()
          throws Exception {
    Path script = Files.writeString(directory.resolve("node"), "exec java Main\n");
    Path sources = Files.createDirectories(directory.resolve("src/main/java"));
    Files.writeString(sources.resolve("B.java"), "class B {}\n");
    Files.writeString(sources.resolve("A.java"), "class A {}\n");
    Files.writeString(sources.resolve("Main.java"), "static void main(String[] args) {}\n");
    ProgramSource source = ProgramSource.of(new Executable(script)).orElseThrow();
    assertThat(source.lines())
        .containsExactly("// A.java", "class A {}", "// B.java", "class B {}");
    assertThat(source.name()).isEqualTo(directory.getFileName() + ": *.java");
    assertThat(source.isInLanguageOf(new ProgramSource("x: X.java", List.of()))).isTrue();
    assertThat(source.isInLanguageOf(new ProgramSource("node.py", List.of()))).isFalse();
  }
}
