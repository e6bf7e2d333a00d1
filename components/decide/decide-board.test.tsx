import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { decide } from '@/lib/decision/decide';
import { evidenceOfSuiteFile } from '@/lib/decision/evidence';
import { readChoices, type ChoiceTexts } from '@/lib/decision/read-choices';
import type { Query } from '@/lib/format/query-string';
import type { SuiteData } from '@/lib/model/suite-data';
import type { SuiteFile } from '@/lib/model/suite-file';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { situationCosts } from '@/lib/tables/compute-situation-costs';
import { decideInput } from '@/lib/tables/decide-input';
import { decideOutcome, evidenceFor } from '@/lib/tables/decide-outcome';
import { evidenceForSituation } from '@/lib/tables/evidence-for-situation';
import { DecideBoard } from './decide-board';

const root = path.join(import.meta.dirname, '../..');
const fileOf = (name: string): SuiteFile => {
  const read = readSuiteFile(JSON.parse(readFileSync(path.join(root, 'data/suites', name), 'utf8')), name);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};
const claimed = fileOf('chat-servers.json');
const measured = fileOf('http-servers.json');

function dataOf(file: SuiteFile): SuiteData {
  const evidence = evidenceOfSuiteFile(file);
  return {
    ...evidence,
    head: { ...file.suite },
    updatedAtMs: 0,
    runs: file.runs ?? [],
    subjects: file.subjects ?? [],
    runCounts: new Map(),
    repetitions: [],
    references: [],
  } as unknown as SuiteData;
}

/** As the reader’s slider has them; all else is exact. */
const DRAWS = 300;

/** What the page makes of an address. */
async function pageOf(file: SuiteFile, query: Query) {
  const input = decideInput(dataOf(file), query, []);
  const costs = await situationCosts(query, input.costSubjects);
  const outcome = decideOutcome(evidenceFor(input, query, costs), query, { draws: DRAWS });
  const html = renderToStaticMarkup(
    <DecideBoard input={input} start={{ query, outcome, ...(costs === undefined ? {} : { costs }) }} />,
  );
  return { outcome, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
}

/** What the command and the API make of the same choices. */
async function commandOf(file: SuiteFile, sent: ChoiceTexts & { rate?: string[]; source?: string[] }) {
  const { evidence, texts } = await evidenceForSituation(evidenceOfSuiteFile(file), sent);
  const choices = readChoices(texts, evidence);
  if (!choices.ok) throw new Error(JSON.stringify(choices.problems));
  const decided = decide(evidence, choices.value.choices, { draws: DRAWS });
  if (!decided.ok) throw new Error(JSON.stringify(decided.problems));
  return decided.value;
}

describe('the page of a decision', () => {
  it('has the digits of the command, for claims and for runs', async () => {
    const { outcome, html } = await pageOf(claimed, {
      'weight.latency.p99': '3',
      'max.latency.p99': '40us',
      'off.learning-curve.value': 'yes',
      users: '500k',
      'source.team-skills': 'the team',
      'rate.team-skills.go-1.24': '8',
      'rate.team-skills.rust-1.95': '2',
    });
    const command = await commandOf(claimed, {
      weight: ['latency.p99=3'],
      limit: ['latency.p99<=40us'],
      without: ['learning-curve.value'],
      situation: ['users=500k'],
      rate: ['team-skills.go-1.24=8', 'team-skills.rust-1.95=2'],
      source: ['team-skills=the team'],
    });
    expect(outcome.decision).toEqual(command);
    expect(command.criteria.find(({ metric }) => metric === 'monthly-cost')?.grade).toBe('estimate');
    for (const { score } of command.options) expect(html).toContain(score?.toFixed(3));

    const runs = await pageOf(measured, {});
    // The recommendation and the advice travel; the measured suite has none.
    expect(runs.outcome.decision).toEqual(await commandOf(measured, {}));
  });

  it('shows by default what the guide to the method computes by hand', async () => {
    const { html, text } = await pageOf(claimed, {});
    for (const score of ['0.759', '0.617', '0.598']) expect(html).toContain(score);
    expect(text).toContain('Elixir 1.17 leads with these weights');
    expect(text).toContain('above 29.3 %');
    expect(html).not.toMatch(/ style=/);
    expect(html.match(/<[a-z]/g)?.length).toBeLessThan(2000);
  });

  it('explains bad input in its place and keeps a result, which is marked', async () => {
    const wrong = await pageOf(claimed, { 'max.latency.p99': '20', 'weight.latency.p95': '1' });
    expect(wrong.html).toMatch(/aria-invalid="true" aria-describedby="fault-max.latency.p99"/);
    expect(wrong.text).toContain('latency.p95, which this suite does not have');

    const zero = await pageOf(
      claimed,
      Object.fromEntries(
        (claimed.criteria ?? []).map(({ metric, statistic }) => [`weight.${metric}.${statistic}`, '0']),
      ),
    );
    expect(zero.text).toContain('Not of these choices');
    expect(zero.text).toContain('0.759');

    const contradictory = await pageOf(claimed, { 'max.latency.p99': '1us', 'min.latency.p99': '2us' });
    expect(contradictory.text).toContain('suite’s own weights and limits');

    const nobody = await pageOf(claimed, { 'max.latency.p99': '1us' });
    expect(nobody.text).toContain('No option keeps every limit');

    const missing = await pageOf(claimed, { 'source.skills': 'me', 'rate.skills.go-1.24': '9' });
    expect(missing.text).toContain('no value, not counted');
  });

  it('says which advice applies and conflicts, and what lies outside the own limits of an option', async () => {
    const { text } = await pageOf(claimed, {
      users: '600k',
      'needs:low-cost': 'yes',
      'needs:reuse-go-services': 'yes',
      'needs:strict-security': 'yes',
    });
    expect(text).toContain('applies');
    expect(text).toContain('Conflicts with the advice for');
    expect(text).toContain('Monthly cost for 600k users');
  });
});
