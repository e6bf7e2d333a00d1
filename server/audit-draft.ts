import 'server-only';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { MOST_QUANTITIES, MOST_STATEMENTS, type PastedDraft } from '@/lib/audit/pasted/pasted-draft';
import { WRITTEN_UNITS } from '@/lib/audit/pasted/written-units';
import { DURATION_UNITS } from '@/lib/model/durations';
import { DIRECTIONS } from '@/lib/model/unit';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';

/**
 * Longest draft in an address. Servers in front of ours commonly take 8 kB for the line of a request; a table of ten
 * rows with its completions packs into two.
 */
const MOST_CHARACTERS = 7000;
/** Unpacked; nobody pastes more, and it bounds what a hostile address unpacks to. */
const MOST_BYTES = 128 * 1024;

const short = z.string().max(300);
const draftSchema = z.strictObject({
  text: z.string().max(MOST_BYTES),
  title: short.exactOptional(),
  unit: z.enum(DURATION_UNITS).exactOptional(),
  conditions: z.string().max(1000).exactOptional(),
  quantities: z
    .array(
      z.strictObject({
        from: short,
        to: short.exactOptional(),
        unit: z.enum(WRITTEN_UNITS.map(({ id }) => id)).exactOptional(),
        better: z.enum(DIRECTIONS).exactOptional(),
        conditions: z.string().max(1000).exactOptional(),
      }),
    )
    .max(MOST_QUANTITIES)
    .exactOptional(),
  statements: z
    .array(
      z.strictObject({
        kind: z.enum(['ratio', 'order']),
        first: short,
        second: short,
        says: z.enum(['lower', 'higher']).exactOptional(),
        value: short.exactOptional(),
      }),
    )
    .max(MOST_STATEMENTS)
    .exactOptional(),
});

/** Packs a draft into an address, so that nothing needs to be stored and a link leads to the same audit. */
export function packAuditDraft(draft: PastedDraft): Result<string> {
  const packed = deflateRawSync(JSON.stringify(draft), { level: 9 }).toString('base64url');
  if (packed.length <= MOST_CHARACTERS) return succeed(packed);
  return fail(tooLarge());
}

/** The draft of an address; whatever it is not is a Problem. */
export function unpackAuditDraft(packed: string): Result<PastedDraft> {
  if (packed.length > MOST_CHARACTERS) return fail(tooLarge());
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: MOST_BYTES });
    const read = draftSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    if (read.success) return succeed(read.data);
  } catch {
    // Cut off, changed by hand, or too large when unpacked: there is one thing to say about all of them.
  }
  return fail({
    code: 'bad-parameter',
    where: { file: 'address', pointer: '/draft' },
    expected: 'a table as this page packs it',
    found: 'something else, or a part of it',
    hint: 'paste the table again',
  });
}

function tooLarge(): Problem {
  return {
    code: 'too-large',
    where: { file: 'form' },
    expected: 'a table of claims, at most a few hundred cells',
    found: 'more than an address holds',
    hint: 'write a suite file and run “benchlens audit FILE”, or POST it to /api/v1/audit',
  };
}
