/**
 * The history: all operations that were invoked, and how each ended, in order. It is the only input
 * of the {@linkplain glomers.workbench.checker checkers}.
 */
package glomers.workbench.history;
