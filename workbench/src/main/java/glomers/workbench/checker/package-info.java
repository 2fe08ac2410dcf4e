/**
 * The judges: each looks at a {@linkplain glomers.workbench.history history}, and at nothing else,
 * and answers as the checkers of Maelstrom and Jepsen do.
 */
package glomers.workbench.checker;
