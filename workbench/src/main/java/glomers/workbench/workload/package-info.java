/**
 * The workload and its clients. The clients send each node the topology, and then broadcast and
 * read until the time limit. Operations are recorded in the {@linkplain glomers.workbench.history
 * history}.
 */
package glomers.workbench.workload;
