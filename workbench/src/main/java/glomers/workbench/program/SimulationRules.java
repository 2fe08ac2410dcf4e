package glomers.workbench.program;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the calls of a program that a simulation does not offer: threads, waiting, the machine's
 * clock, random numbers without the seed, and the end of the process. It sees calls of the JDK in
 * the program's source, not what a call does inside of the JDK or by reflection. Used for one file.
 */
final class SimulationRules extends TreePathScanner<Void, Void> {
  private static final String THREAD =
      "starts or uses threads, which a simulation does not have: there, code runs only in handlers,"
          + " timers and callbacks\nTo do something later: node.runLater(delay, task)";

  private static final String WAITING =
      "waits, which in a simulation stops all nodes, and no time passes\nTo do something later:"
          + " node.runLater(delay, task)";

  private static final String CLOCK =
      "reads the clock of the machine, and the time of a simulation is another\nThe time of the"
          + " node: node.nanoTime()";

  private static final String RANDOM =
      "draws random numbers that the seed of a simulation does not decide\nThose that it decides:"
          + " node.random()";

  private static final String EXIT =
      "ends the process, and in a simulation all nodes are in one process";

  /**
   * Methods that are refused.
   *
   * @param owner a class or interface; a method of a subclass is a method of it
   * @param methods regular expression for their names; constructors are {@code <init>}
   */
  private record Rule(String owner, String methods, String message) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("java.lang.Thread", "sleep|join|yield|onSpinWait", WAITING),
          new Rule(
              "java.lang.Thread", "<init>|start|startVirtualThread|ofVirtual|ofPlatform", THREAD),
          new Rule("java.util.concurrent.Executors", "new.*", THREAD),
          new Rule("java.util.concurrent.Executor", "<init>|commonPool|execute|submit", THREAD),
          new Rule("java.util.Timer", "<init>", THREAD),
          new Rule(
              "java.util.concurrent.CompletionStage",
              ".*Async|delayedExecutor|orTimeout|completeOnTimeout",
              THREAD),
          new Rule("java.util.Collection", "parallelStream", THREAD),
          new Rule("java.util.stream.BaseStream", "parallel", THREAD),
          new Rule("java.lang.ProcessBuilder", "start", THREAD),
          new Rule("java.lang.Object", "wait", WAITING),
          new Rule("java.util.concurrent.TimeUnit", "sleep", WAITING),
          new Rule("java.util.concurrent.locks.LockSupport", "park.*", WAITING),
          new Rule("java.util.concurrent.locks.Condition", "await.*", WAITING),
          new Rule("java.util.concurrent.CountDownLatch", "await", WAITING),
          new Rule("java.util.concurrent.Future", "get|join", WAITING),
          new Rule("java.util.concurrent.BlockingQueue", "take", WAITING),
          new Rule("java.lang.System", "nanoTime|currentTimeMillis", CLOCK),
          new Rule("java.time.Clock", "system.*|tick.*", CLOCK),
          new Rule("java.time.temporal.TemporalAccessor", "now", CLOCK),
          new Rule("java.util.Date", "<init>", CLOCK),
          new Rule("java.lang.Math", "random", RANDOM),
          new Rule("java.util.random.RandomGenerator", "<init>|current|getDefault|of", RANDOM),
          new Rule("java.util.UUID", "randomUUID", RANDOM),
          new Rule("java.util.Collections", "shuffle", RANDOM),
          new Rule("java.lang.System", "exit", EXIT),
          new Rule("java.lang.Runtime", "exit|halt", EXIT));

  private final CompilationUnitTree unit;
  private final SourceFile source;
  private final Trees trees;
  private final Types types;
  private final Elements elements;
  private final Set<String> reported = new HashSet<>();
  private final List<SourceProblem> problems = new ArrayList<>();

  private SimulationRules(
      CompilationUnitTree unit, SourceFile source, Trees trees, JavacTask task) {
    this.unit = unit;
    this.source = source;
    this.trees = trees;
    types = task.getTypes();
    elements = task.getElements();
  }

  /** The calls in a file that a simulation does not offer. The file must have been analyzed. */
  static List<SourceProblem> check(
      CompilationUnitTree unit, SourceFile source, Trees trees, JavacTask task) {
    SimulationRules rules = new SimulationRules(unit, source, trees, task);
    rules.scan(unit, null);
    return rules.problems;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    check(tree, tree.getArguments().size());
    return super.visitMethodInvocation(tree, unused);
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void unused) {
    check(tree, tree.getArguments().size());
    return super.visitNewClass(tree, unused);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
    check(tree, 0);
    return super.visitMemberReference(tree, unused);
  }

  private void check(Tree tree, int arguments) {
    Element called = trees.getElement(getCurrentPath());
    if (called == null || !(called.getEnclosingElement() instanceof TypeElement owner)) {
      return;
    }
    rule(called, owner, arguments).ifPresent(rule -> report(tree, called, owner, rule));
  }

  private Optional<Rule> rule(Element called, TypeElement owner, int arguments) {
    String name = called.getSimpleName().toString();
    return RULES.stream()
        .filter(rule -> name.matches(rule.methods))
        .filter(rule -> isA(owner, rule.owner))
        .filter(rule -> !isSeeded(owner, rule, arguments))
        .findFirst();
  }

  /** Whether the arguments hold what makes the call repeatable: a seed, a generator or a time. */
  private static boolean isSeeded(TypeElement owner, Rule rule, int arguments) {
    boolean shuffle = owner.getQualifiedName().contentEquals("java.util.Collections");
    boolean create = rule.owner.equals("java.util.random.RandomGenerator");
    boolean date = rule.owner.equals("java.util.Date");
    return shuffle && arguments == 2 || (create || date) && arguments > 0;
  }

  private boolean isA(TypeElement type, String name) {
    TypeElement wanted = elements.getTypeElement(name);
    return wanted != null
        && (name.equals("java.lang.Object") // of which every class is a subclass
            ? type.equals(wanted)
            : types.isSubtype(types.erasure(type.asType()), types.erasure(wanted.asType())));
  }

  private void report(Tree tree, Element called, TypeElement owner, Rule rule) {
    String call =
        called.getKind() == ElementKind.CONSTRUCTOR
            ? "new " + (tree instanceof NewClassTree made ? made.getIdentifier() : owner)
            : owner.getSimpleName() + "." + called.getSimpleName();
    long position = position(tree, called);
    if (position < 0) { // in code that the compiler added, such as the call of super()
      return;
    }
    long line = unit.getLineMap().getLineNumber(position);
    long column = unit.getLineMap().getColumnNumber(position);
    if (reported.add(line + " " + rule.message)) { // once for new Thread(…).start()
      problems.add(SourceProblem.at(source, line, column, call + " " + rule.message));
    }
  }

  /** Where a constructor's call begins, or else the name of a method. */
  private long position(Tree tree, Element called) {
    return tree instanceof MethodInvocationTree call && called.getKind() == ElementKind.METHOD
        ? trees.getSourcePositions().getEndPosition(unit, call.getMethodSelect())
            - called.getSimpleName().length()
        : trees.getSourcePositions().getStartPosition(unit, tree);
  }
}
