/**
 * A test from the first {@code init} to its outcome: {@link glomers.workbench.run.TestRun} goes
 * through the phases, monitors look at what nodes send, and {@link glomers.workbench.run.Outcome}
 * is what came of it. {@link glomers.workbench.run.Simulation} runs one in virtual time, and {@link
 * glomers.workbench.run.Sweep} one for each seed of a range.
 */
package glomers.workbench.run;
