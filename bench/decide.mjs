/** How long a decision over ten options and fifteen criteria takes, in CPU time: other work on the machine does not count. */
import { loadTypeScript } from './bundle.mjs';
import { note, quantile, report, spread } from './figures.mjs';

const OPTIONS = 10;
const CRITERIA = 15;
const ROUNDS = 15;

export async function runBench() {
  const { decide } = await loadTypeScript('lib/decision/decide.ts');
  const { DEFAULT_CHOICES } = await loadTypeScript('lib/decision/choices.ts');
  const { winShares } = await loadTypeScript('lib/decision/win-shares.ts');
  const { scoringOf } = await loadTypeScript('lib/decision/scoring.ts');
  const { randomStream } = await loadTypeScript('lib/random/random-stream.ts');
  const { evidence, utilities } = tableOf(OPTIONS, CRITERIA);

  const scoring = scoringOf(utilities, OPTIONS);
  const contenders = Array.from({ length: OPTIONS }, (_, option) => option);
  const weights = new Float64Array(CRITERIA).map((_, row) => (row + 1) / ((CRITERIA * (CRITERIA + 1)) / 2));
  const weightings = timed(() =>
    winShares(scoring, contenders, weights, { draws: 10_000, random: randomStream(1) }),
  );
  const whole = timed(() => {
    const decided = decide(evidence, DEFAULT_CHOICES);
    if (!decided.ok) throw new Error(decided.problems[0].found);
  });
  const first = timed(() => decide(evidence, DEFAULT_CHOICES, { draws: 300 }));

  note('options × criteria', `${OPTIONS} × ${CRITERIA}`);
  note('first look while a slider moves (300 draws), CPU', spread(first));
  note('10,000 weightings, each also in order of importance, CPU', spread(weightings));
  note('the whole decision, CPU', spread(whole));
  const isQuick = report('10,000 weightings, p50 of CPU time', quantile(weightings, 0.5), 30, ' ms');
  return report('the whole decision, p50 of CPU time', quantile(whole, 0.5), 100, ' ms') && isQuick;
}

/** Claims from a seeded generator, no two alike. */
function tableOf(optionCount, rowCount) {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const subjects = Array.from({ length: optionCount }, (_, option) => ({
    slug: `o${option}`,
    name: `o${option}`,
  }));
  const criteria = Array.from({ length: rowCount }, (_, row) => ({
    case: `case ${row}`,
    metric: 'latency',
    statistic: 'p99',
    weight: row + 1,
  }));
  const claims = criteria.flatMap((criterion, row) =>
    subjects.map(({ slug }) => ({
      ...criterion,
      id: `c${row}-${slug}`,
      subject: slug,
      value: 1e6 * (1 + 9 * next()),
    })),
  );
  const utilities = criteria.map((_, row) => {
    const values = claims.slice(row * optionCount, (row + 1) * optionCount).map(({ value }) => value);
    return values.map((value) => Math.min(...values) / value);
  });
  const evidence = {
    metrics: [],
    subjects,
    runs: [],
    values: [],
    claims,
    statements: [],
    criteria,
    guidance: [],
  };
  return { evidence, utilities };
}

function timed(work) {
  work();
  return Array.from({ length: ROUNDS }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
}
