package glomers.workbench.architecture.planted.history;

/** A class of a higher layer. */
public final class Above {}
