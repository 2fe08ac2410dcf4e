package glomers.workbench.cli;

import java.util.List;

/**
 * The words after {@code --}: they belong to the program under test.
 *
 * @param args in their order
 */
record NodeArgs(List<String> args) {}
