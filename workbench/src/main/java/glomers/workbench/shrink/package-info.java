/**
 * From a failure to the smallest {@linkplain glomers.workbench.scenario scenario} that still fails
 * in the same way, by delta debugging, and its story. All in virtual time, and decided by the
 * failure alone.
 */
package glomers.workbench.shrink;
