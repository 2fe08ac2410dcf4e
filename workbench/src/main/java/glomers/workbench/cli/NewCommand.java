package glomers.workbench.cli;

import glomers.workbench.program.JavaProject;
import glomers.workbench.program.NewProject;
import glomers.workbench.program.ProgramException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glomers new}: makes a project for a program of the user's own. */
@Command(
    name = "new",
    description = {
      "Makes a project for your own program: a Java file with empty handlers, a test, a pom.xml that"
          + " an IDE opens, and a script that runs it as a node.",
      "Nothing is overwritten."
    },
    customSynopsis = "glomers new 3a|3b|3c DIR [--from DIR]",
    footerHeading = "%nExamples:%n",
    footer = {"  ./glomers new 3a ../my-3a", "  ./glomers new 3b ../my-3b --from ../my-3a"},
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "PART",
      completionCandidates = Completions.Parts.class,
      description = "3a, 3b or 3c: the challenge to write a program for.")
  private String part;

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "The new directory. It must not exist, or must be empty.")
  private Path directory;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "Begin with the program in this directory, such as yours of the challenge before"
              + " (default: empty handlers).")
  private Optional<Path> from = Optional.empty();

  @Override
  public Integer call() throws UserException {
    if (!Part.NAMES.contains(part)) {
      throw new ParameterException(command.commandLine(), Part.unknown(part));
    }
    NewProject project = new NewProject(part, directory, Programs.HOME);
    try {
      List<Path> files =
          from.isPresent() ? project.makeFrom(JavaProject.of(from.get())) : project.make();
      System.out.println(directory + ": your own program for challenge " + part);
      files.forEach(file -> System.out.println("  " + file));
      System.out.println("next: ./glomers learn " + Repeat.quoted(directory.toString()));
      return 0;
    } catch (ProgramException e) {
      throw UserException.badArgument(e.getMessage());
    }
  }
}
