/**
 * Shrinks a failure to the smallest {@linkplain glomers.workbench.scenario scenario} that still
 * fails in the same way, by delta debugging, in virtual time. The result depends on the failure
 * alone.
 */
package glomers.workbench.shrink;
