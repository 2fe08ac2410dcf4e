/**
 * A test from start to outcome. {@link glomers.workbench.run.TestRun} goes through the phases,
 * monitors check the messages of nodes, and {@link glomers.workbench.run.Outcome} is the result.
 * {@link glomers.workbench.run.Simulation} runs a test in virtual time, and {@link
 * glomers.workbench.run.Sweep} one for each seed of a range.
 */
package glomers.workbench.run;
