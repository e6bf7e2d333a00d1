/**
 * How long a cost takes: one estimate, a search over all types, curves and draws. Times are processor time of this
 * process, so that other work on the machine counts for little.
 */
import { loadTypeScript } from './bundle.mjs';
import { note, quantile, report } from './figures.mjs';

const ROUNDS = 15;
const WARM_UP = 3;
const MONTE_CARLO_DRAWS = 10_000;
const CURVE_POINTS = 400;
const SEARCHED_POINTS = 40;

/** Three servers that hold, deliver and keep differently much. */
const SUBJECTS = [
  ['elixir', 12_000, 890_000, 1_120_000],
  ['go', 14_000, 1_000_000, 1_400_000],
  ['rust', 8000, 1_400_000, 1_900_000],
].map(([subject, bytes, connections, deliveries]) => ({
  subject,
  memoryPerConnectionBytes: figure(bytes),
  connectionsPerNode: figure(connections),
  deliveriesPerNodePerSecond: figure(deliveries),
}));

export async function runBench() {
  const { loadPriceBook } = await loadTypeScript('lib/cost/load-price-book.ts');
  const { readCostInputs } = await loadTypeScript('lib/cost/read-inputs.ts');
  const { estimateCost } = await loadTypeScript('lib/cost/estimate-cost.ts');
  const { bestFleetChoices, fleetFrontier } = await loadTypeScript('lib/cost/fleet-choices.ts');
  const book = await loadPriceBook('us-east-1');
  const read = readCostInputs({
    users: '500k',
    messagesPerUser: '2/min',
    fanOut: 20,
    sessionLength: '20min',
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { inputs } = read.value;
  const [subject] = SUBJECTS;
  const need = (result) => {
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.value;
  };
  const usersAt = (index, points) => Math.round(1000 * 1e5 ** (index / (points - 1)));

  const chosen = { ...inputs, nodeType: 'c7g.2xlarge' };
  const cheapest = { ...inputs, nodeType: 'cheapest', referenceNodeType: 'c7g.2xlarge' };
  note('node types with a price', String(book.nodeTypes.size));
  const estimates = 1000;
  const one = cpuOf(() => {
    for (let index = 0; index < estimates; index += 1) {
      need(estimateCost({ ...chosen, users: 500_000 + index }, subject, book));
    }
  });
  const found = need(estimateCost(cheapest, subject, book));
  note('cheapest of all types', `${found.fleet.nodes} × ${found.node.name}`);
  const search = cpuOf(() => need(estimateCost(cheapest, subject, book)));
  const ten = cpuOf(() => bestFleetChoices(found, cheapest, book));
  const frontier = cpuOf(() => fleetFrontier(found, cheapest, book));
  const curve = cpuOf(() => {
    for (const each of SUBJECTS) {
      for (let index = 0; index < CURVE_POINTS; index += 1) {
        need(estimateCost({ ...chosen, users: usersAt(index, CURVE_POINTS) }, each, book));
      }
    }
  });
  const searchedCurve = cpuOf(() => {
    for (const each of SUBJECTS) {
      for (let index = 0; index < SEARCHED_POINTS; index += 1) {
        need(estimateCost({ ...cheapest, users: usersAt(index, SEARCHED_POINTS) }, each, book));
      }
    }
  });
  const draws = cpuOf(() => {
    for (let draw = 0; draw < MONTE_CARLO_DRAWS; draw += 1) {
      const share = (draw * 0.618_033_988_75) % 1;
      need(
        estimateCost(
          {
            ...chosen,
            users: Math.round(400_000 + 200_000 * share),
            messagesPerUserPerSecond: 0.02 + 0.03 * share,
          },
          { ...subject, memoryPerConnectionBytes: figure(10_000 + 8000 * share) },
          book,
        ),
      );
    }
  });
  note('fleets that none beats in both cost and headroom, p50', `${quantile(frontier, 0.5).toFixed(2)} ms`);
  return [
    report('one estimate, p50 (CPU)', (quantile(one, 0.5) * 1000) / estimates, 20, ' µs'),
    report('the cheapest of all types, p50 (CPU)', quantile(search, 0.5), 20, ' ms'),
    report('the ten best of all types, p50 (CPU)', quantile(ten, 0.5), 20, ' ms'),
    report(`curve, 3 subjects × ${CURVE_POINTS} points, p50 (CPU)`, quantile(curve, 0.5), 50, ' ms'),
    report(
      `curve with search, 3 subjects × ${SEARCHED_POINTS} points, p50 (CPU)`,
      quantile(searchedCurve, 0.5),
      250,
      ' ms',
    ),
    report(`${MONTE_CARLO_DRAWS} draws of the whole bill, p50 (CPU)`, quantile(draws, 0.5), 300, ' ms'),
  ].every(Boolean);
}

function figure(value) {
  return { value, grade: 'estimate', spread: { kind: 'exact' }, origin: 'typed' };
}

/** Milliseconds of processor time of each round, after a few that are not counted. */
function cpuOf(work) {
  for (let round = 0; round < WARM_UP; round += 1) work();
  return Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}
