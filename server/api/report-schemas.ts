import * as z from 'zod';
import 'zod-openapi';

/** What reports take and give; see `schemas.ts`. */

const title = z.string().trim().min(1).max(200);

export const reportRequestSchema = z
  .strictObject({
    title: title.exactOptional().meta({ example: 'Chat servers, November 2026' }),
    chapters: z
      .array(
        z.strictObject({
          view: z.string().max(4000).meta({
            description: 'The address of a view with its whole state.',
            example: '/suites/chat-servers/decide?weight.latency.p99=3',
          }),
          title: title.exactOptional(),
          notes: z
            .string()
            .max(20_000)
            .exactOptional()
            .meta({ description: 'Markdown; tags are shown as text.' }),
        }),
      )
      .min(1)
      .max(20),
    previous: z.string().max(100).exactOptional().meta({ description: 'Slug of the version before it.' }),
  })
  .meta({
    id: 'ReportRequest',
    description: 'Views to freeze. A report as it was downloaded is taken too, and keeps its hash.',
    example: { chapters: [{ view: '/suites/chat-servers' }] },
  });

export const createdReportSchema = z
  .object({ slug: z.string(), url: z.string(), sha256: z.string() })
  .meta({ id: 'CreatedReport' });

export const frozenReportSchema = z
  .object({
    createdAt: z.int().meta({ description: 'Epoch milliseconds.' }),
    report: z
      .looseObject({})
      .meta({ description: 'The frozen report; its canonical JSON (RFC 8785) gives the hash.' }),
    sha256: z.string(),
  })
  .meta({ id: 'FrozenReport' });

export const reportSlugParameter = z.object({
  slug: z.string().meta({ description: 'The slug of a report.', example: 'k3v9c0q2m8x1d7fz' }),
});

export const withdrawQuery = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .regex(/^[^\p{Cc}]+$/u)
    .meta({
      description: 'Why; shown under the link from now on.',
      example: 'measured on the wrong machine',
    }),
});
