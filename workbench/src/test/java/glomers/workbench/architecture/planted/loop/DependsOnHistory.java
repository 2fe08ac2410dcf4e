package glomers.workbench.architecture.planted.loop;

import glomers.workbench.architecture.planted.history.Above;

/** Breaks the order of the layers. */
public final class DependsOnHistory {
  private final Above above = new Above();

  Above above() {
    return above;
  }
}
