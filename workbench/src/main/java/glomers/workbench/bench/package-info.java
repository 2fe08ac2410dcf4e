/**
 * Measures node programs as processes: start-up, memory, throughput, latency, and how cost grows.
 * Aside from the flow of the other packages: it runs nodes on pipes of its own, and judges nothing
 * but that the answers are right.
 */
package glomers.workbench.bench;
