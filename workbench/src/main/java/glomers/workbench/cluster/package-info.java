/**
 * The nodes: programs that run as processes, with pipes for their wire. It hands what they say to
 * whoever started them, on the {@linkplain glomers.workbench.loop loop}.
 */
package glomers.workbench.cluster;
