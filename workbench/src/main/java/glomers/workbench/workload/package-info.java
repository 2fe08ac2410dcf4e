/**
 * The clients: they tell each node its topology, then broadcast and read for as long as the test
 * lasts, and write down what happened in the {@linkplain glomers.workbench.history history}.
 */
package glomers.workbench.workload;
