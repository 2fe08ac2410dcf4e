package glomers.workbench.cli;

import glomers.workbench.cluster.SystemUnderTest;
import glomers.workbench.program.Compilation;
import glomers.workbench.program.Compilation.Compiled;
import glomers.workbench.program.Compilation.Failed;
import glomers.workbench.program.JavaProject;
import glomers.workbench.program.LoadedProgram;
import glomers.workbench.program.ProgramCompiler;
import glomers.workbench.program.ProgramException;
import glomers.workbench.program.ProgramProcess;
import glomers.workbench.program.SourceProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A Java program of the user's own, compiled from its source. */
final class OwnProgram {
  private static final int PROBLEMS_SHOWN = 20;

  private OwnProgram() {}

  /**
   * Compiles and loads a program.
   *
   * @param simulated whether it will be simulated, or else run as processes
   * @throws UserException if it can't be compiled, loaded or, where wanted, simulated
   */
  static SystemUnderTest of(Path directory, List<String> args, boolean simulated)
      throws UserException {
    try {
      JavaProject project = JavaProject.of(directory);
      Compilation compilation = ProgramCompiler.ofThisJdk().compile(project);
      if (compilation instanceof Failed failed) {
        throw bad(directory + " does not compile:\n" + list(failed.errors()));
      }
      Compiled compiled = (Compiled) compilation;
      if (simulated && !compiled.notSimulated().isEmpty()) {
        throw bad(
            directory
                + " can't be simulated:\n"
                + list(compiled.notSimulated())
                + "\nAs processes, its nodes may do so: ./glomers test --program "
                + Repeat.quoted(directory.toString()));
      }
      LoadedProgram program = LoadedProgram.load(compiled);
      SystemUnderTest.FromSource origin =
          new SystemUnderTest.FromSource(
              directory.toAbsolutePath().normalize(),
              simulated ? List.of() : ProgramProcess.command(compiled, program),
              program);
      SystemUnderTest system = new SystemUnderTest(project.name(), project.name(), origin, args);
      if (simulated) {
        Programs.checkArgs(system);
      }
      return system;
    } catch (ProgramException e) {
      throw bad(e.getMessage());
    }
  }

  private static UserException bad(String message) {
    return UserException.badArgument("--program: " + message);
  }

  private static String list(List<SourceProblem> problems) {
    String shown =
        problems.stream()
            .limit(PROBLEMS_SHOWN)
            .map(SourceProblem::text)
            .collect(Collectors.joining("\n"));
    int left = problems.size() - PROBLEMS_SHOWN;
    return left > 0 ? shown + "\nand " + left + " more" : shown;
  }
}
