/**
 * The command line: turns words into a {@linkplain glomers.workbench.scenario.Scenario scenario},
 * runs it, and shows the {@linkplain glomers.workbench.report report}.
 */
package glomers.workbench.cli;
