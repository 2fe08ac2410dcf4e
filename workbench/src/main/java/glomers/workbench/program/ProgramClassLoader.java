package glomers.workbench.program;

import java.util.SortedMap;

/**
 * Loads the classes of one version of a program. They come before classes of the same names
 * elsewhere, so that a copy of a part's source is that copy. Thread-safe.
 */
final class ProgramClassLoader extends ClassLoader {
  private final SortedMap<String, byte[]> classes;

  ProgramClassLoader(SortedMap<String, byte[]> classes) {
    super(ProgramClassLoader.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
    }
  }
}
