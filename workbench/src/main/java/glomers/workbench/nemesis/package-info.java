/**
 * What goes wrong, and when: chooses faults from the seed and makes the {@linkplain
 * glomers.workbench.network network} suffer them.
 */
package glomers.workbench.nemesis;
