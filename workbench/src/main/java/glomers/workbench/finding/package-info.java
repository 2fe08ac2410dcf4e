/**
 * Findings: what a test observes beyond its verdict. A finding says which node did what, and what
 * to do about it.
 */
package glomers.workbench.finding;
