/**
 * The nodes: programs that run as processes, or simulated in this process. A cluster hands the
 * messages that nodes send to a listener, on the {@linkplain glomers.workbench.loop loop}.
 */
package glomers.workbench.cluster;
