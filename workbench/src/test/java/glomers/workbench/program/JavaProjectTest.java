package glomers.workbench.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProjectTest {
  @TempDir private Path directory;

  @Test
  void the_source_is_in_src_main_java_or_else_in_the_directory() throws Exception {
    Files.writeString(directory.resolve("B.java"), "class B {}");
    Files.writeString(directory.resolve("module-info.java"), "module m {}");
    Files.writeString(directory.resolve("A.java"), "class A {}");
    JavaProject project = JavaProject.of(directory);
    assertThat(project.files()).extracting(this::name).containsExactly("A.java", "B.java");
    Path file = directory.resolve("src/main/java/one/C.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "class C {}");
    assertThat(project.files()).containsExactly(file);
    assertThat(project.read()).containsExactly(new SourceFile(file, "class C {}"));
    assertThat(project.name()).isEqualTo(name(directory));
  }

  @Test
  void an_error_says_which_directory_has_no_source() throws Exception {
    Path none = directory.resolve("none");
    assertError(none, none + " does not exist");
    Path file = Files.writeString(directory.resolve("Mine.java"), "");
    assertError(
        file, file + " is a file: name the directory of the program, with its source in it");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertError(
        empty,
        "there is no Java source in %s, nor a file *.java in %s"
            .formatted(empty.resolve("src/main/java"), empty));
  }

  @Test
  void a_file_that_is_no_text_is_named() throws Exception {
    Path file = Files.write(directory.resolve("Mine.java"), new byte[] {(byte) 0xC3, 0x28});
    JavaProject project = JavaProject.of(directory);
    assertThatThrownBy(project::read)
        .isInstanceOf(ProgramException.class)
        .hasMessage(file + " is not text in UTF-8");
  }

  private static void assertError(Path path, String message) {
    assertThatThrownBy(() -> JavaProject.of(path))
        .isInstanceOf(ProgramException.class)
        .hasMessage(message);
  }

  private String name(Path path) {
    return path.getFileName().toString();
  }
}
