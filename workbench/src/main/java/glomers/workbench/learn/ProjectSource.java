package glomers.workbench.learn;

import glomers.workbench.program.Compilation;
import glomers.workbench.program.JavaProject;
import glomers.workbench.program.LoadedProgram;
import glomers.workbench.program.ProgramCompiler;
import glomers.workbench.program.ProgramException;
import glomers.workbench.program.SourceProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A learner's Java program, compiled from its source at each save. Not thread-safe. */
public final class ProjectSource implements Source {
  private static final int MOST_PROBLEMS = 5;

  private final JavaProject project;
  private final ProgramCompiler compiler;
  private final List<String> command;
  private final List<String> args;

  /**
   * @param command the words of the command that simulates it; the last one names the program
   * @param args the program's arguments
   */
  public ProjectSource(
      JavaProject project, ProgramCompiler compiler, List<String> command, List<String> args) {
    this.project = project;
    this.compiler = compiler;
    this.command = List.copyOf(command);
    this.args = List.copyOf(args);
  }

  @Override
  public String name() {
    return project.name();
  }

  @Override
  public Attempt attempt() {
    try {
      Compilation compilation = compiler.compileAgain(project);
      if (compilation instanceof Compilation.Failed failed) {
        return broken(name() + " does not compile:", failed.errors());
      }
      Compilation.Compiled compiled = (Compilation.Compiled) compilation;
      return compiled.notSimulated().isEmpty()
          ? new Attempt.Ready(
              new SimulatedSubject(name(), command, LoadedProgram.load(compiled), args))
          : broken(name() + " can't be simulated:", compiled.notSimulated());
    } catch (ProgramException e) {
      return new Attempt.Broken(List.of(e.getMessage()));
    }
  }

  @Override
  public List<Path> watched() {
    try {
      return project.files();
    } catch (ProgramException e) {
      return List.of(); // a file comes back with the next save
    }
  }

  private static Attempt broken(String title, List<SourceProblem> problems) {
    List<String> lines = new ArrayList<>(List.of(title));
    problems.stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> problem.text().lines().map(line -> "  " + line).forEach(lines::add));
    int left = problems.size() - MOST_PROBLEMS;
    if (left > 0) {
      lines.add("  and " + left + " more");
    }
    return new Attempt.Broken(lines);
  }
}
