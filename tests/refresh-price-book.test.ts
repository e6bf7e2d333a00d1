import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billOf } from '@/lib/cost/bill';
import { decimalOf, formatDecimal } from '@/lib/cost/decimal';
import { readPriceBook, type NodeTypesFile, type PriceBookFile } from '@/lib/cost/price-book';
import { readCostInputs } from '@/lib/cost/read-inputs';
import { csvOf, jsonOf, OFFERS, REGION } from './support/price-lists';

/** The command as users start it, on lists of a few rows. */

const root = path.dirname(import.meta.dirname);
const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'price-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function refresh(...args: readonly string[]) {
  return run(process.execPath, [path.join(root, 'scripts/refresh-price-book.mjs'), ...args], { cwd: folder });
}

const read = (...names: readonly string[]): unknown =>
  JSON.parse(readFileSync(path.join(folder, ...names), 'utf8'));

beforeAll(async () => {
  for (const [offer, rates] of Object.entries(OFFERS)) {
    writeFileSync(path.join(folder, `${offer}.csv`), csvOf(offer, rates));
    writeFileSync(path.join(folder, `${offer}.json`), jsonOf(offer, rates));
  }
  const from = ['--region', REGION, '--from', folder];
  await refresh(...from, '--format', 'csv', '--out', path.join(folder, 'of-csv'));
  await refresh(...from, '--format', 'json', '--out', path.join(folder, 'of-json'));
}, 60_000);

describe('a refreshed price book', () => {
  it('has the prices of the lists, dated by their publication, and nothing else', () => {
    const source = (offer: string) => ({
      url: `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/${offer}/current/${REGION}/index.csv`,
      asOf: '2026-11-02',
      licence: 'AWS price list',
    });
    expect(read('of-csv', `${REGION}.json`)).toMatchObject({
      region: REGION,
      currency: 'USD',
      asOf: '2026-11-02',
      ec2: {
        onDemandSource: source('AmazonEC2'),
        prices: ['c7g.2xlarge 0.3095 0.20448 0.13632', 'm3.medium 0.073 - -', 'zz9.large 0.12345 - -'],
      },
      natGateway: { usdPerHour: '0.048', usdPerGB: '0.048', source: source('AmazonEC2') },
      disk: { usdPerGBMonth: '0.088' },
      networkLoadBalancer: { usdPerHour: '0.0252', usdPerLcuHour: '0.006', source: source('AWSELB') },
      applicationLoadBalancer: { usdPerHour: '0.0252', usdPerLcuHour: '0.008' },
      internetEgress: {
        tiers: [
          { upToGB: 10_240, usdPerGB: '0.09' },
          { upToGB: 51_200, usdPerGB: '0.085' },
          { upToGB: 153_600, usdPerGB: '0.07' },
          { usdPerGB: '0.05' },
        ],
      },
      betweenZones: { usdPerGB: '0.01' },
      publicIpv4: { usdPerHour: '0.005' },
      apiGatewayWebSocket: {
        tiers: [{ upToMillion: 1000, usdPerMillion: '1.14' }, { usdPerMillion: '0.94' }],
        usdPerMillionConnectionMinutes: '0.285',
        meteredBytes: 32_768,
      },
    });
  });

  it('is the same from JSON and from CSV', () => {
    const text = (name: string) => readFileSync(path.join(folder, name, `${REGION}.json`), 'utf8');
    expect(text('of-json').replaceAll('index.json', 'index.csv')).toBe(text('of-csv'));
  });

  it('adds types that were not known, and keeps the bandwidth of those that were', () => {
    const { types } = read('of-csv', 'ec2-types.json') as NodeTypesFile;
    expect(types).toContain('c7g.2xlarge 8 16384 0 arm64 3750');
    expect(types).toContain('zz9.large 2 1048576 0 amd64 -');
    expect(types).toContain('m3.medium 1 3840 0 amd64 - previous');
    expect(types.length).toBeGreaterThan(1000);
    expect(types).toEqual(types.toSorted());
  });

  it('is what a bill is computed from', () => {
    const book = readPriceBook(
      read('of-csv', `${REGION}.json`) as PriceBookFile,
      read('of-csv', 'ec2-types.json') as NodeTypesFile,
    );
    const inputs = readCostInputs({ users: 1, only: 'compute', commitment: '3y' });
    const node7g = book.nodeTypes.get('c7g.2xlarge');
    if (!inputs.ok || node7g === undefined) throw new Error('no node');
    const bill = billOf(inputs.value.inputs, { egressGB: decimalOf(0), lcuHours: [] }, node7g, 1, book);
    // 730 h × $0.13632 = $99.5136.
    expect('missing' in bill ? bill : formatDecimal(bill.monthlyUsd)).toBe('99.51');
  });

  it('keeps sections whose list is not there, with their source', async () => {
    const part = mkdtempSync(path.join(folder, 'part-'));
    writeFileSync(path.join(part, 'AmazonVPC.csv'), csvOf('AmazonVPC', OFFERS.AmazonVPC ?? []));
    const { stdout } = await refresh('--region', REGION, '--from', part, '--out', path.join(part, 'out'));
    expect(stdout).toContain('AWSELB: no list');
    const book = JSON.parse(readFileSync(path.join(part, 'out', `${REGION}.json`), 'utf8')) as PriceBookFile;
    expect(book.publicIpv4?.usdPerHour).toBe('0.005');
    expect(book.ec2.onDemandSource.asOf).toBe('2025-04-04');
    expect(book.networkLoadBalancer).toBeUndefined();
  });

  it('can be compared with an older one', async () => {
    const before = path.join(root, 'data/price-book', `${REGION}.json`);
    const { stdout } = await refresh('--compare', before, path.join(folder, 'of-csv', `${REGION}.json`));
    expect(stdout).toContain('c7g.2xlarge on demand: 0.3101 → 0.3095 (-0.19 %)');
    expect(stdout).toContain('zz9.large on demand: new, 0.12345');
    expect(stdout).toContain('networkLoadBalancer usdPerHour: new, 0.0252');
    expect(stdout).toMatch(/c5\.large on demand: gone, was 0\.\d+/);
    expect(stdout).not.toContain('internetEgress');
    expect((await refresh('--compare', before, before)).stdout).toBe('No price differs.\n');
  });

  it.each([
    ['no region', [], 2, 'expects a region'],
    ['a format of its own', ['--region', REGION, '--format', 'xml'], 2, 'csv or json'],
    ['no list at all', ['--region', REGION, '--from', '/nowhere'], 1, 'No price was found'],
  ])('is refused with %s', async (_, args, code, message) => {
    await expect(refresh(...args)).rejects.toMatchObject({
      code,
      stderr: expect.stringContaining(message) as string,
    });
  });

  it('refuses the list of another offer, and one that ends in the middle', async () => {
    const wrong = mkdtempSync(path.join(folder, 'wrong-'));
    writeFileSync(path.join(wrong, 'AmazonEC2.csv'), csvOf('AWSELB', OFFERS.AWSELB ?? []));
    const args = ['--region', REGION, '--from', wrong, '--out', path.join(wrong, 'out')];
    await expect(refresh(...args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('expected the list of AmazonEC2, found that of AWSELB') as string,
    });
    writeFileSync(
      path.join(wrong, 'AmazonEC2.json'),
      jsonOf('AmazonEC2', OFFERS.AmazonEC2 ?? []).slice(0, 3000),
    );
    await expect(refresh(...args, '--format', 'json')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ends in the middle') as string,
    });
  });
});
