package glomers.workbench.program;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import glomers.common.node.Node;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles programs in this process and in memory, with the compiler of the JDK that runs. The
 * class path is the module {@code common} alone. A compiler that is used again is faster: it keeps
 * the class path open, and compiles nothing if no file has changed. Not thread-safe.
 */
public final class ProgramCompiler {
  private final JavaCompiler javac;
  private final StandardJavaFileManager files;
  private List<SourceFile> lastSources = List.of();
  private Compilation last = new Compilation.Failed(List.of());

  private ProgramCompiler(JavaCompiler javac) {
    this.javac = javac;
    files = javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
  }

  /**
   * The compiler of this JDK.
   *
   * @throws ProgramException if this Java has no compiler, because it is a JRE
   */
  public static ProgramCompiler ofThisJdk() throws ProgramException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new ProgramException(
          "this Java, "
              + System.getProperty("java.home")
              + ", has no compiler: install a JDK, 17 or later, or set JAVA_HOME");
    }
    return new ProgramCompiler(javac);
  }

  /** The module {@code common}, a jar or a directory of classes. */
  static Path common() {
    try {
      return Path.of(Node.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the location of the module common is no path", e);
    }
  }

  /**
   * Compiles a program. Warnings are ignored.
   *
   * @throws ProgramException if the source can't be read
   */
  public Compilation compile(JavaProject project) throws ProgramException {
    List<SourceFile> sources = project.read();
    if (!sources.equals(lastSources)) {
      last = compile(project, sources);
      lastSources = sources;
    }
    return last;
  }

  /**
   * Compiles a program, even if no file has changed.
   *
   * @throws ProgramException if the source can't be read
   */
  public Compilation compileAgain(JavaProject project) throws ProgramException {
    lastSources = List.of();
    return compile(project);
  }

  private Compilation compile(JavaProject project, List<SourceFile> sources) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Map<URI, SourceFile> bySource = new LinkedHashMap<>();
    List<Input> inputs = sources.stream().map(Input::new).toList();
    inputs.forEach(input -> bySource.put(input.toUri(), input.source));
    Outputs outputs = new Outputs(files);
    List<String> options =
        List.of(
            "-classpath",
            common().toString(),
            "-sourcepath",
            File.pathSeparator,
            "-proc:none",
            "-g");
    JavacTask task =
        (JavacTask) javac.getTask(new StringWriter(), outputs, diagnostics, options, null, inputs);
    List<SourceProblem> notSimulated = new ArrayList<>();
    try {
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      if (errors(diagnostics, bySource).isEmpty()) { // otherwise more errors would only follow
        task.analyze();
      }
      if (errors(diagnostics, bySource).isEmpty()) {
        for (CompilationUnitTree unit : units) {
          SourceFile source = bySource.get(unit.getSourceFile().toUri());
          notSimulated.addAll(SimulationRules.check(unit, source, Trees.instance(task), task));
        }
        task.generate();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<SourceProblem> errors = errors(diagnostics, bySource);
    return errors.isEmpty()
        ? new Compilation.Compiled(project, outputs.classes(), notSimulated)
        : new Compilation.Failed(errors);
  }

  private static List<SourceProblem> errors(
      DiagnosticCollector<JavaFileObject> diagnostics, Map<URI, SourceFile> bySource) {
    List<SourceProblem> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        SourceFile source =
            diagnostic.getSource() == null ? null : bySource.get(diagnostic.getSource().toUri());
        String message = diagnostic.getMessage(Locale.ENGLISH);
        errors.add(
            source == null || diagnostic.getLineNumber() == Diagnostic.NOPOS
                ? SourceProblem.of(message)
                : SourceProblem.at(
                    source, diagnostic.getLineNumber(), diagnostic.getColumnNumber(), message));
      }
    }
    return errors;
  }

  /** A source file in memory. */
  private static final class Input extends SimpleJavaFileObject {
    private final SourceFile source;

    Input(SourceFile source) {
      super(source.path().toAbsolutePath().normalize().toUri(), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }
  }

  /** Keeps the class files in memory. */
  private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> outputs = new TreeMap<>();

    Outputs(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return outputs.computeIfAbsent(className, Output::new);
    }

    SortedMap<String, byte[]> classes() {
      SortedMap<String, byte[]> classes = new TreeMap<>();
      outputs.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
      return classes;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String className) {
      super(URI.create("memory:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }
}
