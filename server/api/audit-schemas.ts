import * as z from 'zod';
import 'zod-openapi';
import { FINDING_VERDICTS, RULE_IDS, SEVERITIES } from '@/lib/audit/finding';

/** What an audit answers. */
export const auditSchema = z
  .object({
    counts: z
      .object({
        contradicted: z.int(),
        mismatch: z.int(),
        rounding: z.int(),
        consistent: z.int(),
        unchecked: z.int(),
      })
      .meta({ description: 'How many findings have each verdict.' }),
    findings: z
      .array(
        z.object({
          rule: z.enum(RULE_IDS),
          verdict: z.enum(FINDING_VERDICTS),
          severity: z.enum(SEVERITIES),
          claims: z.array(z.string()).meta({ description: 'Ids.' }),
          statements: z.array(z.string()).meta({ description: 'Ids.' }),
          subjects: z.array(z.string()).meta({ description: 'Slugs.' }),
          arithmetic: z.string().meta({ example: '12 kB × 890,000 = 10.68 GB = 67 % of 16 GB' }),
          because: z.string().meta({ description: 'One sentence.' }),
          sources: z
            .array(z.string())
            .optional()
            .meta({ description: 'Addresses of what a fact outside the suite rests on.' }),
        }),
      )
      .meta({ description: 'The worst verdict first.' }),
  })
  .meta({ id: 'Audit' });
