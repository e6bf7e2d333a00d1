/** The contenders: a file in `servers/` and the package whose version is recorded. */
export const SERVERS = [
  { slug: 'node-http', name: 'node:http' },
  { slug: 'fastify', name: 'Fastify', package: 'fastify' },
  { slug: 'express', name: 'Express', package: 'express' },
  { slug: 'hono', name: 'Hono', package: 'hono', adapter: '@hono/node-server' },
];

export const PATH = '/items';
export const DURATION_SECONDS = 3;
export const WARM_UP_SECONDS = 1;
export const ROUNDS = 10;

/**
 * The loads. Closed: a fixed number of connections, each sending its next request when the answer is there. Open: a
 * fixed rate whatever the answers do; autocannon measures from the planned time of a request (it corrects for
 * coordinated omission). hey keeps every single response time.
 */
export const LOADS = [
  ...[8, 64, 256].map((connections) => ({
    id: `wrk-c${connections}`,
    tool: 'wrk',
    ending: 'txt',
    load: { model: 'closed', connections, threads: 1 },
    argv: ['wrk', '-t1', `-c${connections}`, `-d${DURATION_SECONDS}s`, '--latency'],
    rounds: ROUNDS,
  })),
  {
    id: 'autocannon-c64',
    tool: 'autocannon',
    ending: 'json',
    load: { model: 'closed', connections: 64 },
    argv: ['autocannon', '-c', '64', '-d', String(DURATION_SECONDS), '--json'],
    rounds: ROUNDS,
  },
  ...[1000, 3000, 6000].map((rate) => ({
    id: `autocannon-r${rate}`,
    tool: 'autocannon',
    ending: 'json',
    load: { model: 'open', connections: 64, offeredPerSecond: rate, coordinatedOmissionCorrected: 'yes' },
    argv: ['autocannon', '-c', '64', '-d', String(DURATION_SECONDS), '-R', String(rate), '--json'],
    rounds: ROUNDS,
  })),
  {
    id: 'hey-q3000',
    tool: 'hey',
    ending: 'csv',
    load: { model: 'closed', connections: 50, offeredPerSecond: 3000 },
    argv: ['hey', '-z', `${DURATION_SECONDS}s`, '-c', '50', '-q', '60', '-o', 'csv'],
    rounds: 3,
  },
];

/**
 * The order of execution: every round holds every server under every load once, shuffled anew. What changes slowly
 * (heat, a neighbour on the machine) then falls on all of them alike.
 *
 * @param seed of the shuffle; the same seed gives the same order
 */
export function orderOfRuns(seed) {
  const random = mulberry32(seed);
  return Array.from({ length: ROUNDS }, (_, index) => index + 1).flatMap((round) =>
    shuffled(
      SERVERS.flatMap((server) =>
        LOADS.filter(({ rounds }) => round <= rounds).map((load) => ({ server, load, round })),
      ),
      random,
    ),
  );
}

/** Fisher–Yates. */
function shuffled(list, random) {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}

/** Tommy Ettinger's 32-bit generator: small, seeded, good enough for an order. */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
