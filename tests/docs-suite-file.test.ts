import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readJson } from '@/lib/importers/read/json';
import { METRICS } from '@/lib/metrics/registry';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';

const page = readFileSync(path.join(import.meta.dirname, '../docs/suite-file.md'), 'utf8');

test('the example of the suite file page is a suite file, as an export writes it', () => {
  const example = /```json\n([^]*?)```/.exec(page)?.[1] ?? '';
  const json = readJson(example, 'docs/suite-file.md');
  if (!json.ok) throw new Error(JSON.stringify(json.problems));
  const file = readSuiteFile(json.value, 'docs/suite-file.md');
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  expect(serialiseSuiteFile(file.value)).toBe(example);
});

test('the suite file page names every field and every known metric', () => {
  const schema: unknown = z.toJSONSchema(suiteFileSchema, { unrepresentable: 'any', io: 'input' });
  const words = new Set(page.match(/[A-Za-z][\w-]*/g));
  const missing = [...fieldsOf(schema), ...METRICS.map(({ id }) => id)].filter((field) => !words.has(field));
  expect(missing).toEqual([]);
});

/** The names of all properties in a JSON Schema. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(fieldsOf)];
}
