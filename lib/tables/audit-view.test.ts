import { describe, expect, test } from 'vitest';
import { auditSuite } from '@/lib/audit/audit-suite';
import { FINDING_VERDICTS, RULE_IDS } from '@/lib/audit/finding';
import type { SuiteFile } from '@/lib/model/suite-file';
import { statementOf, suiteOfClaims, type ClaimLine } from '@/tests/support/audit-suite';
import { BAR_WIDTH, buildAuditView, MOST_FINDINGS, type AuditedSuite } from './audit-view';
import { readAuditFilter, type AuditFilter } from './audit-view-filter';
import { findingId } from './audit-view-finding';
import { claimDoubts } from './audit-view-touched';
import { RULE_WORDS, VERDICT_WORDS } from './audit-view-words';

const NODE = { vcpus: 8, nodeMemoryBytes: 16e9, connections: 1000, payloadBytes: 1000 };

/** Two values for one quantity, a wrong ratio, a right one, and a capacity whose memory is not stated. */
const LINES: readonly ClaimLine[] = [
  ['a', 'go', 'latency.p99', 36_000, '36 μs', { ...NODE, tool: 'k6' }],
  ['b', 'rust', 'latency.p99', 18_000, '18 μs', { ...NODE, tool: 'k6' }],
  ['c', 'go', 'max-connections.value', 890_000, '890,000', { vcpus: 8, nodeMemoryBytes: 16e9 }],
  ['d', 'go', 'max-connections.value', 980_000, '980k', { vcpus: 8, nodeMemoryBytes: 16e9 }],
];
const STATEMENTS = [
  statementOf('ratio', {
    id: 'wrong',
    claims: ['b', 'a'],
    says: 'lower',
    value: 5,
    text: '5x faster',
    place: 'Summary',
  }),
  statementOf('ratio', { id: 'right', claims: ['b', 'a'], says: 'lower', value: 2, text: '2x faster' }),
];

function audited(file: SuiteFile): AuditedSuite {
  return {
    head: file.suite,
    updatedAtMs: 0,
    subjects: file.subjects ?? [],
    metrics: file.metrics ?? [],
    claims: file.claims ?? [],
    statements: file.statements ?? [],
    audit: auditSuite(file),
  };
}

const SUITE = audited(suiteOfClaims(LINES, { statements: STATEMENTS }));
const viewOf = (filter: AuditFilter = {}) => buildAuditView(SUITE, filter);
const linesOf = (filter: AuditFilter = {}) =>
  buildAuditView(SUITE, filter, { isWhole: true }).groups.flatMap((group) => group.findings);

describe('the view of an audit', () => {
  test('lists every finding once, the worst verdict first, the most severe first within it', () => {
    const { groups, total, counts } = buildAuditView(SUITE, {}, { isWhole: true });
    const order = groups.map(({ verdict }) => FINDING_VERDICTS.indexOf(verdict));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(groups.flatMap(({ findings }) => findings)).toHaveLength(total);
    expect(counts.contradicted).toBe(2);
    for (const { verdict, count, findings } of groups) {
      expect(count).toBe(counts[verdict]);
      const ranks = findings.map(({ severity }) => ['high', 'medium', 'low'].indexOf(severity));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }
  });

  test('opens with what the contradictions are about', () => {
    const { verdict, total } = viewOf();
    expect(verdict.lead).toBe(`2 of ${total} checks find a contradiction.`);
    expect(verdict.rest).toMatch(
      /^The contradictions concern (latency and connections|connections and latency)\. /,
    );
  });

  test('says so when nothing contradicts and when nothing can be checked', () => {
    const fine = audited(suiteOfClaims(LINES.slice(0, 2), { statements: STATEMENTS.slice(1) }));
    expect(buildAuditView(fine).verdict.lead).toMatch(/^No contradiction in \d+ checks?\.$/);
    const open = audited(suiteOfClaims([['c', 'go', 'max-connections.value', 1000, '1,000']]));
    expect(buildAuditView(open)).toMatchObject({
      counts: { unchecked: 1 },
      total: 1,
      verdict: { lead: '1 check, and none could be made.', isRefusal: true },
    });
    expect(buildAuditView(audited(suiteOfClaims([])))).toMatchObject({
      total: 0,
      groups: [],
      bar: [],
      rules: [],
    });
  });

  test('names a finding by the words of the publication, else by its quantities as written', () => {
    const titles = linesOf({ verdict: 'contradicted' }).map(({ title, isQuote }) => [title, isQuote]);
    expect(titles).toEqual([
      ['Connections 890,000 and 980k', false],
      ['5x faster', true],
    ]);
  });

  test('says once what all claims of a finding state, and beside each what it states beyond', () => {
    const lines: ClaimLine[] = [
      ['a', 'go', 'latency.p99', 36_000, '36 μs', { ...NODE, tool: 'k6' }],
      ['b', 'rust', 'latency.p99', 18_000, '18 μs', { ...NODE, tool: 'wrk' }],
    ];
    const { groups } = buildAuditView(audited(suiteOfClaims(lines, { statements: STATEMENTS.slice(0, 1) })));
    const ratio = groups.flatMap(({ findings }) => findings).find(({ rule }) => rule === 'ratio');
    expect(ratio?.conditions).toContain('8 vCPU');
    expect(ratio?.claims.map(({ conditions }) => conditions)).toEqual([['k6'], ['wrk']]);
  });

  test('writes micro with the sign that the fonts hold', () => {
    const [ratio] = linesOf({ rule: 'ratio', verdict: 'contradicted' });
    expect(ratio?.claims.map(({ text }) => text)).toEqual(['36 µs', '18 µs']);
  });

  test('tells where a finding stands, statements first', () => {
    const [ratio] = linesOf({ rule: 'ratio', verdict: 'contradicted' });
    expect(ratio?.places).toEqual([{ place: 'Summary' }]);
  });

  test('fills the bar from edge to edge, with nothing too narrow to see', () => {
    const { bar } = viewOf();
    const last = bar.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(BAR_WIDTH, 0);
    expect(Math.min(...bar.map(({ width }) => width))).toBeGreaterThan(5);
  });

  test('lists a bounded number of findings of one verdict, and counts them all', () => {
    const many = Array.from({ length: MOST_FINDINGS + 50 }, (_, index): ClaimLine => {
      return [`c${index}`, `s${index}`, 'max-connections.value', 1000, '1,000'];
    });
    const suite = audited(suiteOfClaims(many));
    const groupOf = (isWhole: boolean) =>
      buildAuditView(suite, {}, { isWhole }).groups.find(({ verdict }) => verdict === 'unchecked');
    expect(groupOf(true)?.count).toBe(MOST_FINDINGS + 50);
    expect(groupOf(true)?.findings).toHaveLength(MOST_FINDINGS);
    expect(groupOf(false)?.count).toBe(MOST_FINDINGS + 50);
    expect(groupOf(false)?.findings).toHaveLength(4);
  });
});

describe('the filter', () => {
  test('takes what the suite knows and ignores the rest', () => {
    const query = { verdict: 'contradicted', subject: 'go', rule: 'ratio', claim: 'a' };
    expect(readAuditFilter(query, SUITE)).toEqual(query);
    expect(
      readAuditFilter({ verdict: 'guilty', subject: 'nobody', rule: 'toString', claim: '' }, SUITE),
    ).toEqual({});
  });

  test('lets through what all of its parts name', () => {
    expect(
      linesOf({ subject: 'rust' }).every(({ subjects }) => subjects.some(({ slug }) => slug === 'rust')),
    ).toBe(true);
    expect(linesOf({ claim: 'd' }).every(({ claims }) => claims.some(({ id }) => id === 'd'))).toBe(true);
    expect(linesOf({ claim: 'd', rule: 'ratio' })).toEqual([]);
    expect(viewOf({ claim: 'd', rule: 'ratio' })).toMatchObject({ found: 0, total: viewOf().total });
  });

  test('counts what another choice of one part would show', () => {
    const filter: AuditFilter = { verdict: 'contradicted', subject: 'rust' };
    const { filterCounts, subjects } = viewOf(filter);
    for (const { slug } of subjects) {
      expect(filterCounts.subjects.get(slug)).toBe(viewOf({ ...filter, subject: slug }).found);
    }
    for (const rule of RULE_IDS) {
      expect(filterCounts.rules.get(rule)).toBe(viewOf({ ...filter, rule }).found || undefined);
    }
    expect(filterCounts.anyVerdict).toBe(viewOf({ subject: 'rust' }).found);
  });
});

describe('the anchor of a finding', () => {
  test('is its own', () => {
    const ids = linesOf().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[a-z-]+-[a-z0-9]+(-\d+)?$/.test(id))).toBe(true);
  });

  test('stays when a number is corrected and when claims come in another order', () => {
    const corrected = LINES.map((line): ClaimLine => {
      return line[0] === 'd' ? ['d', 'go', 'max-connections.value', 970_000, '970k', line[5]] : line;
    });
    const other = buildAuditView(audited(suiteOfClaims(corrected.toReversed(), { statements: STATEMENTS })));
    const idsOf = (view: typeof other) =>
      view.groups
        .filter(({ verdict }) => verdict === 'contradicted')
        .flatMap(({ findings }) => findings.map(({ id }) => id))
        .toSorted();
    expect(idsOf(other)).toEqual(idsOf(viewOf()));
  });

  test('differs between rules, claims and statements', () => {
    const one = { rule: 'ratio', claims: ['a', 'b'], statements: ['s'] } as const;
    const others = [
      one,
      { ...one, rule: 'order' as const },
      { ...one, claims: ['a'] },
      { ...one, statements: [] },
    ];
    expect(new Set(others.map(findingId)).size).toBe(4);
  });
});

test('counts the contradictions and mismatches that lean on a claim', () => {
  const doubts = claimDoubts(SUITE.audit.findings);
  expect(doubts.get('a')).toMatchObject({ contradicted: 1 });
  expect(doubts.get('c')).toMatchObject({ contradicted: 1 });
  const [most] = viewOf().touched;
  expect(most?.contradicted).toBe(Math.max(...[...doubts.values()].map(({ contradicted }) => contradicted)));
});

test('every rule and verdict has words, each rule its own', () => {
  const labels = RULE_IDS.map((id) => RULE_WORDS[id].label);
  expect(new Set(labels).size).toBe(RULE_IDS.length);
  expect(RULE_IDS.filter((id) => !/^[A-Z“].+\.$/s.test(RULE_WORDS[id].explanation))).toEqual([]);
  expect(FINDING_VERDICTS.every((verdict) => VERDICT_WORDS[verdict].meaning.length > 3)).toBe(true);
});
