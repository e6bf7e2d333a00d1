import * as z from 'zod';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';

/** JSON Schema (draft 2020-12) of a suite file as people write it: what has a default may be absent. */
export function suiteJsonSchema(): Record<string, unknown> {
  return {
    $id: '/schema/benchlens-suite-v1.json',
    title: 'Benchlens suite file, version 1',
    ...z.toJSONSchema(suiteFileSchema, { io: 'input' }),
  };
}
