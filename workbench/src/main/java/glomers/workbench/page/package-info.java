/**
 * Writes a run as a page for a browser: one HTML file with the data of the run, and the script that
 * draws it. The script is in this package's resources.
 */
package glomers.workbench.page;
