/**
 * The ladder that a learner's program climbs, step by step, and the loop that climbs it again at
 * each save.
 */
package glomers.workbench.learn;
