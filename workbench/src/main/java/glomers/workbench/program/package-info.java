/**
 * A reader's own Java program, from its source: finds the files, compiles them in this process, and
 * loads the classes, so that the program can run as simulated nodes or as processes. The program is
 * code of the same process: what guards against its mistakes does not guard against malice.
 */
package glomers.workbench.program;
