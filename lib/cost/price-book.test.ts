import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { formatDecimal } from './decimal';
import { loadPriceBook, PRICED_REGIONS } from './load-price-book';

const folder = path.resolve(import.meta.dirname, '../../data/price-book');
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

const day = z.iso.date();
const usd = z
  .string()
  .regex(/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/)
  .refine((price) => Number(price) > 0);
const source = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  asOf: day.exactOptional(),
  licence: z.string(),
});
const datedSource = source.required({ asOf: true });
const typeName = String.raw`[a-z][a-z0-9-]*\.[a-z0-9-]+`;
const perType = String.raw`(?:\d+(?:\.\d+)?|-)`;

const typesSchema = z.strictObject({
  what: z.string(),
  asOf: day,
  sources: z.array(datedSource.extend({ what: z.string() })).min(1),
  types: z.array(
    z
      .string()
      .regex(
        new RegExp(`^${typeName} [1-9]\\d* [1-9]\\d* \\d+ (?:amd64|arm64) (?:[1-9]\\d*|-)(?: previous)?$`),
      ),
  ),
});

const bookSchema = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/),
  currency: z.literal('USD'),
  asOf: day,
  ec2: z.strictObject({
    what: z.string(),
    onDemandSource: datedSource,
    reserved1ySource: datedSource,
    reserved3ySource: datedSource,
    prices: z.array(z.string().regex(new RegExp(`^${typeName} ${perType} ${perType} ${perType}$`))).min(100),
  }),
  internetEgress: z
    .strictObject({
      what: z.string(),
      source,
      note: z.string().exactOptional(),
      tiers: z.array(z.strictObject({ upToGB: z.int().positive().exactOptional(), usdPerGB: usd })).min(1),
    })
    .exactOptional(),
  networkLoadBalancer: z
    .strictObject({ what: z.string(), usdPerHour: usd, usdPerLcuHour: usd, source })
    .exactOptional(),
  publicIpv4: z.strictObject({ what: z.string(), usdPerHour: usd, source }).exactOptional(),
  applicationLoadBalancer: z
    .strictObject({ what: z.string(), usdPerHour: usd, usdPerLcuHour: usd, source })
    .exactOptional(),
  natGateway: z.strictObject({ what: z.string(), usdPerHour: usd, usdPerGB: usd, source }).exactOptional(),
  betweenZones: z.strictObject({ what: z.string(), usdPerGB: usd, source }).exactOptional(),
  disk: z.strictObject({ what: z.string(), usdPerGBMonth: usd, source: datedSource }).exactOptional(),
  apiGatewayWebSocket: z
    .strictObject({
      what: z.string(),
      tiers: z
        .array(z.strictObject({ upToMillion: z.int().positive().exactOptional(), usdPerMillion: usd }))
        .min(1),
      usdPerMillionConnectionMinutes: usd,
      meteredBytes: z.int().positive(),
      source,
    })
    .exactOptional(),
});

describe('the committed price book', () => {
  it('has a file for each region, and no other', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'ec2-types.json');
    expect(files.map((name) => name.slice(0, -5)).toSorted()).toEqual([...PRICED_REGIONS].toSorted());
    expect(files).toHaveLength(34);
  });

  it('keeps to its shape, every figure with its source', () => {
    const types = typesSchema.parse(read('ec2-types.json'));
    const names = types.types.map((line) => line.split(' ')[0]);
    expect(names).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(1000);
    for (const region of PRICED_REGIONS) {
      const book = bookSchema.parse(read(`${region}.json`));
      expect(book.region).toBe(region);
      const priced = book.ec2.prices.map((line) => line.split(' ')[0]);
      expect(new Set(priced).size, region).toBe(priced.length);
      expect(
        priced.filter((name) => !names.includes(name)),
        region,
      ).toEqual([]);
      const borders = book.internetEgress?.tiers.map(({ upToGB }) => upToGB ?? Infinity) ?? [Infinity];
      expect(borders, region).toEqual(borders.toSorted((a, b) => a - b));
      expect(borders.at(-1), region).toBe(Infinity);
    }
  });

  it('holds known prices', async () => {
    const book = await loadPriceBook('us-east-1');
    const node = book?.nodeTypes.get('c7g.2xlarge');
    expect(node).toMatchObject({
      vcpus: 8,
      memoryBytes: 16 * 1024 ** 3,
      architecture: 'arm64',
      baselineBytesPerSecond: 468_750_000,
      isBurstable: false,
    });
    const prices = (['none', '1y', '3y'] as const).map((commitment) => node?.usdPerHour[commitment]);
    expect(prices.map((price) => price && formatDecimal(price.usd))).toEqual(['0.29', '0.1911', '0.1274']);
    expect(prices.map((price) => price?.source.asOf)).toEqual(['2026-07-20', '2025-04-04', '2025-04-04']);
    expect(book?.asOf).toBe('2026-07-20');
    expect(book?.nodeTypes.get('t4g.micro')?.isBurstable).toBe(true);
  });

  it('leaves out what is not known', async () => {
    const ireland = await loadPriceBook('eu-west-1');
    expect(ireland?.asOf).toBe('2025-04-04');
    expect(ireland?.networkLoadBalancer).toBeUndefined();
    expect(ireland?.publicIpv4).toBeUndefined();
    expect((await loadPriceBook('mx-central-1'))?.internetEgress).toBeUndefined();
    const home = await loadPriceBook('us-east-1');
    expect(home?.nodeTypes.get('a1.large')?.usdPerHour['1y']).toBeUndefined();
    expect(home?.nodeTypes.get('c1.medium')?.baselineBytesPerSecond).toBeUndefined();
    expect(await loadPriceBook('moon-west-1')).toBeUndefined();
    expect(await loadPriceBook('constructor')).toBeUndefined();
  });
});
