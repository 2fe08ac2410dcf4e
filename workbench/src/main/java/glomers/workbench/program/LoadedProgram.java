package glomers.workbench.program;

import glomers.common.node.NodeProgram;
import glomers.workbench.cluster.StandardStreams;
import glomers.workbench.program.Compilation.Compiled;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * One version of a program, whose nodes can be simulated. Each node gets an instance of its own.
 *
 * <p>Static fields: as processes, each node has its own. So if the program has static fields that
 * can change, each node also gets a class loader of its own, and with it its own static fields.
 * This is slower, because the JVM then compiles the program's code anew for each node. Otherwise
 * all nodes share one class loader. Thread-safe.
 */
public final class LoadedProgram implements Supplier<NodeProgram> {
  private enum Sharing {
    UNKNOWN,
    SHARED,
    ISOLATED
  }

  private final SortedMap<String, byte[]> classes;
  private final String className;
  private final Constructor<?> constructor;
  private Sharing sharing = Sharing.UNKNOWN; // guarded by this

  private LoadedProgram(SortedMap<String, byte[]> classes, Constructor<?> constructor) {
    this.classes = classes;
    this.constructor = constructor;
    className = constructor.getDeclaringClass().getName();
  }

  /**
   * Loads a program. None of its code runs yet.
   *
   * @throws ProgramException if there is not exactly one class that is a {@link NodeProgram}, or it
   *     has no public constructor without parameters
   */
  public static LoadedProgram load(Compiled compiled) throws ProgramException {
    StandardStreams.guard();
    ProgramClassLoader loader = new ProgramClassLoader(compiled.classes());
    List<Class<?>> programs = new ArrayList<>();
    for (String name : compiled.classes().keySet()) {
      Class<?> type = find(loader, name);
      if (NodeProgram.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
        programs.add(type);
      }
    }
    if (programs.size() != 1) {
      throw new ProgramException(
          programs.isEmpty()
              ? "no class in " + compiled.project().directory() + " implements NodeProgram"
              : "several classes in "
                  + compiled.project().directory()
                  + " implement NodeProgram, and only one can be the program: "
                  + String.join(", ", programs.stream().map(Class::getName).toList()));
    }
    return new LoadedProgram(compiled.classes(), constructor(programs.get(0)));
  }

  /** The class that implements {@link NodeProgram}. */
  public String className() {
    return className;
  }

  /** Whether it has a {@code main} method, so that it runs as a process. */
  public boolean hasMain() {
    try {
      Method main = constructor.getDeclaringClass().getMethod("main", String[].class);
      return Modifier.isStatic(main.getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /**
   * Makes the program of one node. Runs code of the program: static initializers and a constructor.
   *
   * @throws IllegalStateException if they throw; the cause is what they threw
   */
  @Override
  public NodeProgram get() {
    try {
      return (NodeProgram)
          (isIsolated()
                  ? constructor(find(new ProgramClassLoader(classes), className))
                  : constructor)
              .newInstance();
    } catch (InvocationTargetException e) {
      throw failed("the constructor of " + className, e.getCause());
    } catch (ExceptionInInitializerError e) {
      throw failed("a static initializer", e.getCause());
    } catch (LinkageError e) {
      throw failed("loading " + className, e);
    } catch (ReflectiveOperationException | ProgramException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized boolean isIsolated() throws ReflectiveOperationException {
    if (sharing == Sharing.UNKNOWN) {
      boolean mutable = false;
      for (String name : classes.keySet()) {
        Class<?> type = Class.forName(name, true, constructor.getDeclaringClass().getClassLoader());
        mutable = mutable || StaticState.isMutable(type);
      }
      sharing = mutable ? Sharing.ISOLATED : Sharing.SHARED;
    }
    return sharing == Sharing.ISOLATED;
  }

  private static Class<?> find(ClassLoader loader, String name) throws ProgramException {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ProgramException("the class " + name + " can't be loaded: " + e.getMessage());
    }
  }

  private static Constructor<?> constructor(Class<?> type) throws ProgramException {
    try {
      if (Modifier.isPublic(type.getModifiers())) {
        return type.getConstructor();
      }
    } catch (NoSuchMethodException e) {
      // falls through
    }
    throw new ProgramException(
        type.getName() + " must be public, with a public constructor without parameters");
  }

  private static IllegalStateException failed(String what, Throwable thrown) {
    return new IllegalStateException(what + " threw " + thrown, thrown);
  }
}
