/** Scenarios as files, in JSON that a person can read and write. */
package glomers.workbench.scenario.file;
