/** How long an audit of a thousand claims takes, and that ten thousand of one metric stay bounded. */
import { loadTypeScript } from './bundle.mjs';
import { note, quantile, report, spread } from './figures.mjs';

const ROUNDS = 7;
const QUANTITIES = [
  ['latency', 'p50'],
  ['latency', 'p99'],
  ['message-rate', 'mean'],
  ['max-connections', 'value'],
  ['memory-per-connection', 'value'],
];

export async function runBench() {
  const { auditSuite } = await loadTypeScript('lib/audit/audit-suite.ts');
  const mixed = suiteOf(1000, (index) => QUANTITIES[index % QUANTITIES.length]);
  const single = suiteOf(10_000, () => QUANTITIES[1]);
  const { counts } = auditSuite(mixed);
  note(
    'findings on 1,000 claims',
    Object.values(counts).reduce((sum, count) => sum + count, 0),
  );
  const thousand = timed(() => auditSuite(mixed));
  const tenThousand = timed(() => auditSuite(single), 3);
  note('audit of 1,000 claims', spread(thousand));
  note('audit of 10,000 claims of one metric', spread(tenThousand));
  const isQuick = report('audit of 1,000 claims, p50', quantile(thousand, 0.5), 200, ' ms');
  const isBounded = report(
    'audit of 10,000 claims of one metric, p50',
    quantile(tenThousand, 0.5),
    4000,
    ' ms',
  );
  return isQuick && isBounded;
}

/** Claims about ten subjects, each quantity under several conditions, with a ratio for every tenth claim. */
function suiteOf(count, quantityOf) {
  const claims = Array.from({ length: count }, (_, index) => {
    const [metric, statistic] = quantityOf(index);
    const value = 1000 + ((index * 7919) % 5000);
    return {
      id: `c${index}`,
      subject: `s${index % 10}`,
      case: 'all',
      metric,
      statistic,
      value,
      conditions: {
        payloadBytes: 100 * (1 + (Math.floor(index / 50) % 20)),
        vcpus: 8,
        nodeMemoryBytes: 16e9,
      },
    };
  });
  return {
    format: 'benchlens-suite/v1',
    suite: { slug: 'bench', title: 'Bench' },
    subjects: Array.from({ length: 10 }, (_, index) => ({ slug: `s${index}`, name: `S${index}` })),
    claims,
    statements: Array.from({ length: Math.min(100, Math.floor(count / 10)) }, (_, index) => ({
      id: `r${index}`,
      kind: 'ratio',
      claims: [`c${index * 10}`, `c${index * 10 + 5}`],
      says: 'lower',
      value: 2,
    })),
  };
}

function timed(work, rounds = ROUNDS) {
  work();
  return Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}
