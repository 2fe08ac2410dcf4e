/**
 * The history: all operations that were invoked, and how each ended, in order. The {@linkplain
 * glomers.workbench.checker checkers} judge it.
 */
package glomers.workbench.history;
