import type { PoolLimits } from './instance-affine-pool.js';

/**
 * Connections are kept apart by how often an instance needs what they do, because a PostgreSQL process keeps the catalog
 * of every table that it touched (docs/adr/0017):
 * - `requests`: what people ask for all day; each instance keeps to the connection that knows it.
 * - `lookups`: what a process asks once and remembers (sessions, the company's own fields); short, and soon forgotten.
 * - `chores`: what no request waits for (jobs, what happens every hour in every instance); soon forgotten too.
 */
export type Lane = 'requests' | 'lookups' | 'chores';

type LaneLimits = Pick<PoolLimits, 'size' | 'sharedInstances' | 'maxInstancesPerConnection'>;

/** @param poolSize connections for requests. */
export const limitsOfLanes = (poolSize: number): Record<Lane, LaneLimits> => ({
  requests: { size: poolSize, sharedInstances: 32, maxInstancesPerConnection: 256 },
  lookups: {
    size: Math.min(2, poolSize),
    sharedInstances: Number.POSITIVE_INFINITY,
    maxInstancesPerConnection: 24,
  },
  chores: {
    size: Math.min(2, poolSize),
    sharedInstances: Number.POSITIVE_INFINITY,
    maxInstancesPerConnection: 24,
  },
});
