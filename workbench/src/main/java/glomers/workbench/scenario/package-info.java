/**
 * What to run, as pure data: a {@link glomers.workbench.scenario.Scenario} says everything that
 * decides a test but the program. Nothing here runs, and all other packages may know it.
 */
package glomers.workbench.scenario;
