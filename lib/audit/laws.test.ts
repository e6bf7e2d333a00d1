import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Claim, SuiteFile } from '@/lib/model/suite-file';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { HONEST_NODES, honestSuite } from '@/tests/support/honest-suite';
import { auditSuite } from './audit-suite';
import { RULE_IDS, type Audit } from './finding';
import { AUDIT_RULES } from './rules/registry';
import { statementOf, suiteOfClaims } from '@/tests/support/audit-suite';

const root = path.resolve(import.meta.dirname, '../..');
const demo = readDemo();
const suites: [name: string, suite: SuiteFile][] = [
  ['the demo suite', demo],
  ['an honest suite', honestSuite()],
];

function readDemo(): SuiteFile {
  const text = readFileSync(path.join(root, 'data/suites/chat-servers.json'), 'utf8');
  const read = readSuiteFile(JSON.parse(text), 'chat-servers.json');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** What does not depend on the order in which claims come. */
function essenceOf({ findings }: Audit): string[] {
  return findings
    .map(({ rule, verdict, claims }) => [rule, verdict, ...claims.toSorted()].join(' '))
    .toSorted();
}

describe.each(suites)('%s', (_name, suite) => {
  const audit = auditSuite(suite, { nodes: HONEST_NODES });

  test('has the same findings whatever the order of its claims and statements', () => {
    const shuffled = fc.record({
      claims: fc.shuffledSubarray(suite.claims ?? [], { minLength: suite.claims?.length ?? 0 }),
      statements: fc.shuffledSubarray(suite.statements ?? [], { minLength: suite.statements?.length ?? 0 }),
    });
    // The first claim for a cell counts in a recommendation, so its order is part of what is said.
    const essence = (one: Audit) => essenceOf(one).filter((line) => !line.startsWith('recommendation'));
    fc.assert(
      fc.property(shuffled, (lists) => {
        expect(essence(auditSuite({ ...suite, ...lists }, { nodes: HONEST_NODES }))).toEqual(essence(audit));
      }),
      { numRuns: 15 },
    );
  });

  test('has the same verdicts when its figures are written in other units', () => {
    const rewritten = { ...suite, claims: (suite.claims ?? []).map((claim) => inOtherUnits(claim)) };
    expect(essenceOf(auditSuite(rewritten, { nodes: HONEST_NODES }))).toEqual(essenceOf(audit));
  });

  test('counts its findings, worst first, and refers to what is there', () => {
    const verdicts = audit.findings.map(({ verdict }) => verdict);
    const order = ['contradicted', 'mismatch', 'rounding', 'consistent', 'unchecked'];
    expect(verdicts.map((verdict) => order.indexOf(verdict))).toEqual(
      verdicts.map((verdict) => order.indexOf(verdict)).toSorted((a, b) => a - b),
    );
    for (const [verdict, count] of Object.entries(audit.counts)) {
      expect(verdicts.filter((one) => one === verdict)).toHaveLength(count);
    }
    const ids = new Set([...(suite.claims ?? []), ...(suite.statements ?? [])].map(({ id }) => id));
    const slugs = new Set((suite.subjects ?? []).map(({ slug }) => slug));
    for (const { claims, statements, subjects, arithmetic, because } of audit.findings) {
      expect([...claims, ...statements].filter((id) => !ids.has(id))).toEqual([]);
      expect(subjects.filter((slug) => !slugs.has(slug))).toEqual([]);
      expect(new Set(claims).size).toBe(claims.length);
      expect(arithmetic).not.toMatch(/NaN|Infinity|undefined|\n/);
      expect(because).toMatch(/^[A-Z“0-9].*\.$/);
    }
  });
});

/** The same number with the same digits: 54 µs as 0.054 ms, $4,200 as $4.200k, 980k as 0.980M. */
function inOtherUnits(claim: Claim): Claim {
  const match = /^(\$?)([\d,.]+)\s?(μs|ms|k|kb|)$/.exec(claim.text ?? '');
  const larger = { μs: 'ms', ms: 's', k: 'M', kb: 'MB', '': 'k' }[match?.[3] ?? 'none'];
  const digits = match?.[2]?.replaceAll(',', '') ?? '';
  const isCounted = match?.[3] === '' && !(match[1] ?? '').startsWith('$');
  if (match === null || larger === undefined || isCounted) return claim;
  const decimals = (digits.split('.')[1]?.length ?? 0) + 3;
  return { ...claim, text: `${match[1]}${(Number(digits) / 1000).toFixed(decimals)}${larger}` };
}

test('scaling all latencies changes no verdict of the rules that compare them', () => {
  const scaled = (factor: number, unit: string): SuiteFile => {
    const suite = honestSuite();
    const claims = (suite.claims ?? []).map((claim) =>
      claim.metric === 'latency'
        ? { ...claim, value: claim.value * factor, text: (claim.text ?? '').replace('ms', unit) }
        : claim,
    );
    return { ...suite, claims };
  };
  const compared = (suite: SuiteFile) =>
    essenceOf(auditSuite(suite)).filter((line) =>
      /^(?:ratio|order|percentile-order|same-quantity|repetitions) /.test(line),
    );
  expect(compared(scaled(1000, 's'))).toEqual(compared(honestSuite()));
  expect(compared(scaled(0.001, 'μs'))).toEqual(compared(honestSuite()));
});

test('every rule is registered under its own id', () => {
  expect(AUDIT_RULES.map(({ id }) => id).toSorted()).toEqual([...RULE_IDS].toSorted());
});

test('every rule has a section in its document', () => {
  const document = path.join(root, 'docs/audit.md');
  expect(existsSync(document)).toBe(true);
  const headings = [...readFileSync(document, 'utf8').matchAll(/^### `([\w-]+)`/gm)].map((match) => match[1]);
  expect(headings.toSorted()).toEqual([...RULE_IDS].toSorted());
});

test('no rule names anything of a suite', () => {
  const names = /elixir|\bgo-1|rust|phoenix|tungstenite|chat|graviton|c7g|quick\.|insights|faq\d/i;
  const texts = AUDIT_RULES.map(({ id }) =>
    readFileSync(path.join(import.meta.dirname, 'rules', `${id}.ts`), 'utf8'),
  );
  expect(texts.filter((text) => names.test(text))).toEqual([]);
});

describe('anything at all', () => {
  const value = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -5, max: 5 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const claim = fc.record({
    id: fc.uuid(),
    subject: fc.constantFrom('x', 'y'),
    quantity: fc.constantFrom(
      'latency.p50',
      'latency.p99',
      'max-connections.value',
      'memory-per-connection.value',
      'message-rate.mean',
      'monthly-cost.value',
      'error-ratio.value',
      'own.value',
    ),
    value,
    text: fc.constantFrom('12', '1.2M+', '~3 ms', '$0', '0%', '', '1e999', '-'),
    conditions: fc.record(
      {
        users: fc.constantFrom(0, 5),
        vcpus: fc.constantFrom(0, 2, 8),
        nodeMemoryBytes: fc.constantFrom(0, 16e9),
        payloadBytes: fc.constantFrom(0, 1000),
        messagesPerSecondPerConnection: fc.constantFrom(0, 100),
        connections: fc.constantFrom(0, 9),
        linkBitsPerSecond: fc.constantFrom(0, 1e10),
        loadGenerators: fc.constantFrom(0, 3),
        connectionsPerGenerator: fc.constantFrom(0, 3),
        repetitions: fc.constantFrom(0, 1, 3),
        nodes: fc.constantFrom(0, 2),
        nodeType: fc.constantFrom('c7g.2xlarge', 'other'),
        tool: fc.constantFrom('wrk2', 'k6', ''),
        variant: fc.constantFrom('a', 'b'),
      },
      { requiredKeys: [] },
    ),
  });

  test('is audited without a throw, and never to numbers that are none', () => {
    fc.assert(
      fc.property(fc.array(claim, { minLength: 2, maxLength: 12 }), (drawn) => {
        const suite = suiteOfClaims(
          drawn.map((one) => [one.id, one.subject, one.quantity, one.value, one.text, one.conditions]),
        );
        const [a = '', b = ''] = drawn.map(({ id }) => id);
        const statements = (['ratio', 'difference', 'order', 'cause'] as const).map((kind) =>
          statementOf(kind, { id: kind, claims: [a, b], because: [b, a], says: 'lower', value: 2 }),
        );
        for (const { arithmetic } of auditSuite({ ...suite, statements }, { nodes: HONEST_NODES }).findings) {
          expect(arithmetic).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
