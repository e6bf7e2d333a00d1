import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { DEFAULT_CHOICES, type Choices } from './choices';
import { decide } from './decide';
import type { Decision } from './decision';
import { evidenceOfSuiteFile } from './evidence';

const root = path.join(import.meta.dirname, '../..');
const suite = readSuiteFile(
  JSON.parse(readFileSync(path.join(root, 'data/suites/chat-servers.json'), 'utf8')),
  'chat-servers.json',
);
if (!suite.ok) throw new Error(JSON.stringify(suite.problems));
const evidence = evidenceOfSuiteFile(suite.value);

function decisionOf(choices: Choices): Decision {
  const result = decide(evidence, choices);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe('the worked example of docs/decision.md', () => {
  const decision = decisionOf(DEFAULT_CHOICES);
  const option = (slug: string) => decision.options.find(({ subject }) => subject === slug);
  const page = readFileSync(path.join(root, 'docs/decision.md'), 'utf8');

  it('agrees to the last digit that the page prints', () => {
    expect(decision.winner).toBe('elixir-1.17');
    expect(decision.options.map(({ subject }) => subject)).toEqual(['elixir-1.17', 'go-1.24', 'rust-1.95']);
    const byHand = {
      'elixir-1.17': [8 / 14, 18 / 54, 1, 1, 1, (4 - 10) / (1 - 10), 3100 / 4200],
      'go-1.24': [8 / 12, 18 / 36, 89 / 112, 120 / 450, 2 / 11, 7 / 9, 1],
      'rust-1.95': [1, 1, 94 / 112, 120 / 320, 2 / 5, 1 / 9, 3100 / 5200],
    };
    for (const [slug, utilities] of Object.entries(byHand)) {
      const score = utilities.reduce((sum, utility) => sum + utility / 7, 0);
      expect(option(slug)?.score, slug).toBeCloseTo(score, 12);
      expect(page, slug).toContain(`${score.toFixed(3)}`);
    }
  });

  it('flips where the page says', () => {
    const latency = decision.flips.find(({ criterion }) => criterion === 'latency.p99');
    expect(latency?.newWinner).toBe('rust-1.95');
    // Without p99: (8/14 + 1 + 1 + 1 + 6/9 + 31/42)/6 against (1 + 94/112 + 3/8 + 2/5 + 1/9 + 31/52)/6.
    const others = {
      elixir: (8 / 14 + 1 + 1 + 1 + 6 / 9 + 31 / 42) / 6,
      rust: (1 + 94 / 112 + 3 / 8 + 2 / 5 + 1 / 9 + 31 / 52) / 6,
    };
    const lead = others.elixir - others.rust;
    const flip = lead / (lead + 1 - 1 / 3);
    expect(latency?.flipsAtWeight).toBeCloseTo(flip, 12);
    expect(page).toContain(`${(flip * 100).toFixed(1)} %`);
  });

  it('is as firm as the page says', () => {
    const percent = (slug: string) => `${Math.round((option(slug)?.winShare ?? 0) * 100)} %`;
    expect(page).toContain(
      `In ${percent('elixir-1.17')} of all weightings it wins, Rust in ${percent('rust-1.95')}, Go in ${percent('go-1.24')}.`,
    );
    expect(option('elixir-1.17')?.rankProbabilities[0]).toBe(1);
    expect(decision.neverMatter).toEqual([
      'max-connections.value',
      'recovery-time.value',
      'error-ratio.value',
    ]);
  });

  it('shows what is behind everywhere that performance counts, though it is advised as the default', () => {
    expect(option('go-1.24')).toMatchObject({
      dominatedBy: [],
      dominatedOnPerformanceBy: ['rust-1.95'],
      bestOn: ['learning-curve.value', 'monthly-cost.value'],
    });
    expect(decision.recommended.map(({ statement }) => statement)).toEqual([
      'use-go.default',
      'conclusion.default',
    ]);
    expect(decision.recommended[0]).toMatchObject({
      subject: 'go-1.24',
      rank: 3,
      text: 'default for 90% of teams',
    });
    expect(decision.recommended[0]?.sentence).toContain('Rust 1.95 is at least as good');
    // Leave out what is no performance, and it is dominated outright.
    const performance = decisionOf({
      ...DEFAULT_CHOICES,
      without: new Set(['learning-curve.value', 'monthly-cost.value']),
    });
    expect(performance.options.find(({ subject }) => subject === 'go-1.24')).toMatchObject({
      dominatedBy: ['rust-1.95'],
      winShare: 0,
    });
  });

  it('leaves out the subject that has no value on any criterion', () => {
    expect(decision.leftOut).toEqual(['elixir-1.14']);
  });

  it('names in its sentence who wins, how sure that is and what would change it', () => {
    expect(decision.sentence).toMatch(
      /^Elixir 1\.17 leads with these weights, 0\.759 against 0\.617 for Rust 1\.95\. It comes first in all 10,000 draws .* 10,000 weightings drawn at random\. Were .* would win\./,
    );
    expect(decision.sentence).toContain('Every value is a claim');
  });
});
