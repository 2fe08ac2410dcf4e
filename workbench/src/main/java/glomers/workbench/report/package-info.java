/**
 * Reports an {@linkplain glomers.workbench.run.Outcome outcome}: the results map, the verdict block
 * on the terminal, and the files of the store.
 */
package glomers.workbench.report;
