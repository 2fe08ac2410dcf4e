/** What a run finds out beyond its verdict: which node, what it did, and what to do about it. */
package glomers.workbench.finding;
