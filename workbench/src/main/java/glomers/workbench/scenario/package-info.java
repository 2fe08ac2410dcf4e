/**
 * What to run, as pure data: a {@link glomers.workbench.scenario.Scenario} holds everything that
 * decides a test, except the program. Nothing here runs a test. All other packages may depend on
 * it.
 */
package glomers.workbench.scenario;
