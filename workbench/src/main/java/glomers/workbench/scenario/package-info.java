/**
 * What to run, and the running of it: a {@link glomers.workbench.scenario.Scenario} says all that
 * decides a test, a {@link glomers.workbench.scenario.TestRun} takes it from the first {@code init}
 * to the last read, and an {@link glomers.workbench.scenario.Outcome} is what came of it.
 */
package glomers.workbench.scenario;
