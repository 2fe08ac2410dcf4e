package glomers.workbench.program;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.program.Compilation.Compiled;
import glomers.workbench.program.Compilation.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCompilerTest {
  @TempDir private Path directory;

  @Test
  void an_error_shows_file_line_message_the_line_and_a_caret() throws Exception {
    Failed failed =
        (Failed) Source.compile(directory, "class Mine {\n\tint a = 1\n  Strin b;\n}\n");
    Path file = directory.resolve("Mine.java");
    assertThat(failed.errors())
        .extracting(SourceProblem::text)
        .containsExactly(file + ":2: error: ';' expected\n        int a = 1\n                 ^");
    SourceProblem error = failed.errors().get(0);
    assertThat(error.file()).contains(file);
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(18);
    Failed unknown = (Failed) Source.compile(directory, "class Mine {\n  Strin b;\n}\n");
    assertThat(unknown.errors())
        .extracting(SourceProblem::text)
        .containsExactly(
            file
                + ":2: error: cannot find symbol\n  Strin b;\n  ^\n"
                + "  symbol:   class Strin\n  location: class Mine");
  }

  @Test
  void a_warning_is_no_error() throws Exception {
    assertThat(
            Source.compile(
                directory,
                "class Mine { java.util.List raw = new java.util.ArrayList(); Object o ="
                    + " new java.util.Date(1, 1, 1); }"))
        .isInstanceOf(Compiled.class);
  }

  @Test
  void of_the_workbook_a_program_sees_only_common() throws Exception {
    assertThat(Source.compile(directory, "class Mine { glomers.common.node.Node node; }"))
        .isInstanceOf(Compiled.class);
    Failed failed =
        (Failed) Source.compile(directory, "class Mine { glomers.workbench.scenario.Scenario s; }");
    assertThat(failed.errors().get(0).message())
        .startsWith("package glomers.workbench.scenario does not exist");
  }

  @Test
  void a_program_is_compiled_again_only_if_a_file_has_changed() throws Exception {
    ProgramCompiler compiler = ProgramCompiler.ofThisJdk();
    JavaProject project = Source.project(directory, "class Mine {}");
    Compilation first = compiler.compile(project);
    assertThat(compiler.compile(project)).isSameAs(first);
    Files.writeString(directory.resolve("More.java"), "class More { Mine mine; }");
    Compiled second = (Compiled) compiler.compile(project);
    assertThat(second.classes().keySet()).containsExactly("Mine", "More");
  }

  @Test
  void the_classes_of_a_version_replace_those_of_the_version_before() throws Exception {
    Path classes = directory.resolve("classes");
    ((Compiled) Source.compile(directory, "class Mine { class Old {} }")).write(classes);
    assertThat(classes.resolve("Mine$Old.class")).exists();
    ((Compiled) Source.compile(directory, "class Mine {}")).write(classes);
    assertThat(classes.resolve("Mine$Old.class")).doesNotExist();
    assertThat(classes.resolve("Mine.class")).exists();
  }
}
