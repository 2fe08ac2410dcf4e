/**
 * What was asked and answered, in order: the evidence that the {@linkplain
 * glomers.workbench.checker checkers} judge, and all that they may look at.
 */
package glomers.workbench.history;
