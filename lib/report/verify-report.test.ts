import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';
import { freezeReport, reportText, sealedText } from './freeze-report';
import { verifyReport } from './verify-report';
import { parseViewAddress, type ViewAddress } from './view-address';

const suite = suiteFileSchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../data/suites/chat-servers.json'), 'utf8')),
);
const slug = suite.suite.slug;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function viewOf(address: string): ViewAddress {
  const view = parseViewAddress(address);
  if (view === undefined) throw new Error(`${address} is no view`);
  return view;
}

async function freeze(addresses: readonly string[]): Promise<string> {
  const frozen = await freezeReport({
    title: 'What the article claims',
    productVersion: '0.1.0',
    chapters: addresses.map((address) => ({ view: viewOf(address), title: address, evidence: suite })),
  });
  if (!frozen.ok) throw new Error(JSON.stringify(frozen.problems));
  const text = reportText(frozen.value);
  return sealedText(text, sha256(text), 1_764_000_000_000);
}

async function verify(text: string) {
  const verified = await verifyReport(text, sha256, 'report.json');
  if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
  return verified.value;
}

describe('a frozen report', () => {
  let sealed: string;
  beforeAll(async () => {
    sealed = await freeze([
      `/suites/${slug}`,
      `/suites/${slug}/decide?weight.latency.p99=3`,
      `/suites/${slug}/cost?users=500k&only=compute`,
      `/suites/${slug}/audit`,
    ]);
  });

  it('is the same text however often it is frozen, and reads back', async () => {
    const again = await freeze([
      `/suites/${slug}`,
      `/suites/${slug}/decide?weight.latency.p99=3`,
      `/suites/${slug}/cost?users=500k&only=compute`,
      `/suites/${slug}/audit`,
    ]);
    expect(again).toBe(sealed);
  });

  it('recomputes every number without a difference', async () => {
    const { isIntact, differences, numbers } = await verify(sealed);
    expect(differences).toEqual([]);
    expect(isIntact).toBe(true);
    expect(numbers).toBeGreaterThan(300);
  });

  it('shows every number that was changed in its results', async () => {
    const pointers = numbersOf(JSON.parse(sealed)).filter((keys) => keys[3] === 'result');
    // Each is recomputed by the same code, so a spread of them stands for all.
    const step = Math.max(1, Math.floor(pointers.length / 25));
    for (let index = 0; index < pointers.length; index += step) {
      const keys = pointers[index] ?? [];
      const { isIntact, differences } = await verify(JSON.stringify(changed(JSON.parse(sealed), keys)));
      expect(isIntact, keys.join('/')).toBe(false);
      expect(differences.map(({ pointer }) => pointer)).toContain(`/${keys.join('/')}`);
    }
  }, 60_000);

  it('notices a byte that was changed in its evidence', async () => {
    const altered = sealed.replace('"value":14000', '"value":14001');
    expect(altered).not.toBe(sealed);
    const { isIntact, differences } = await verify(altered);
    expect(isIntact).toBe(false);
    expect(differences.length).toBeGreaterThan(0);
  });

  it('refuses what is no report, with the place', async () => {
    const wrong = await verifyReport('{"report":{}}', sha256, 'x.json');
    expect(wrong).toMatchObject({ ok: false });
    expect(await verifyReport('nothing', sha256, 'x.json')).toMatchObject({ ok: false });
  });
});

type Keys = readonly string[];

/** The place of every number in a value. */
function numbersOf(value: unknown, keys: Keys = []): Keys[] {
  if (typeof value === 'number') return [keys];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => numbersOf(member, [...keys, key]));
}

/** The same value with the number at a place made another. */
function changed(value: unknown, keys: Keys): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return typeof value === 'number' ? value * 1.01 + 1 : value;
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) => (String(index) === key ? changed(member, rest) : member));
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([name, member]) => [
      name,
      name === key ? changed(member, rest) : member,
    ]),
  );
}
