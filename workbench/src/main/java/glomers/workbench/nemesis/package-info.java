/**
 * The nemesis: it draws faults from the seed, or takes them from a schedule, and injects them into
 * the {@linkplain glomers.workbench.network network}.
 */
package glomers.workbench.nemesis;
