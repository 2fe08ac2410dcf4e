/**
 * The command line: makes a {@linkplain glomers.workbench.scenario.Scenario scenario} from
 * arguments, runs it, and prints the {@linkplain glomers.workbench.report report}.
 */
package glomers.workbench.cli;
