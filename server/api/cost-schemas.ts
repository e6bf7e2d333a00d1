import * as z from 'zod';
import 'zod-openapi';
import { RESOURCES } from '@/lib/cost/capacity';
import { COST_FIELD_NAMES, COST_FIELDS, type CostField, type CostFieldName } from '@/lib/cost/fields';
import { EVIDENCE_GRADES } from '@/lib/model/grade';

/** What `POST /cost` takes and gives; see `schemas.ts`. */

const fieldValue = z.union([z.string().max(200), z.number()]);

const DESCRIPTIONS: Readonly<Record<CostField['kind'], string>> = {
  count: 'a number',
  bytes: 'bytes, or a text with a unit',
  rate: 'per second, or a text with a unit',
  ratio: 'a ratio from 0 to 1, or a text in percent',
  duration: 'nanoseconds, or a text with a unit',
  choice: 'one of its words',
  name: 'a name',
};

export const costRequestSchema = z
  .strictObject({
    ...costFieldShape(),
    suite: z.looseObject({}).exactOptional().meta({
      description:
        'A suite file (its JSON Schema is at `/schema/benchlens-suite-v1.json`): a cost for each subject that has memory-per-connection.value, max-connections.value or message-rate.mean. A field that is sent overrules it.',
    }),
  })
  .meta({
    id: 'CostRequest',
    description: 'Only `users` is required. Defaults are those of `benchlens cost --help`.',
  });

/** A key for each field of a cost, and no other, which `Object.fromEntries` cannot express. */
function costFieldShape() {
  return Object.fromEntries(
    COST_FIELD_NAMES.map((name) => {
      const field: CostField = COST_FIELDS[name];
      const fallback = field.fallback === undefined ? '' : ` Default ${field.fallback}.`;
      const description = `${field.about}; ${DESCRIPTIONS[field.kind]}.${fallback}`;
      return [name, fieldValue.exactOptional().meta({ description })];
    }),
  ) as Record<CostFieldName, z.ZodExactOptional<typeof fieldValue>>;
}

const perResource = z.partialRecord(z.enum(RESOURCES), z.number());

const costLine = z.object({
  item: z.string(),
  quantity: z.number(),
  unit: z.string(),
  unitPriceUsd: z.number(),
  amountUsd: z.number().meta({ description: 'Not rounded.' }),
  source: z.string().meta({ description: 'The address of the price, or `typed`.' }),
});

const unitCosts = {
  perUserUsd: z.number().meta({ description: 'Of a user at the peak.' }),
  perMillionDeliveriesUsd: z
    .number()
    .optional()
    .meta({ description: 'Of the average load; absent without messages.' }),
};

const binding = z.enum([...RESOURCES, 'minimum']);

const fleetOption = z.object({
  nodeType: z.string(),
  nodes: z.int(),
  binding,
  headroom: z.number().meta({ description: 'Share of what binds that is free at the peak, 0–1.' }),
  monthlyUsd: z.number(),
  ...unitCosts,
});

export const costAnswerSchema = z
  .object({
    priceBook: z.object({
      asOf: z.string().meta({ description: 'The day of the newest price.', example: '2026-07-20' }),
      region: z.string(),
    }),
    hoursPerMonth: z.number(),
    options: z.array(
      z.object({
        subject: z.string().meta({ description: '`custom` without a suite.' }),
        nodeType: z.string(),
        nodes: z.int().meta({ description: 'Spare ones included.' }),
        spareNodes: z.int(),
        binding,
        perNodeCapacity: perResource.meta({
          description: 'Users a node; a resource without demand or without a known limit is absent.',
        }),
        utilisation: perResource.meta({ description: 'With the spare nodes down, 0–1.' }),
        monthlyUsd: z.number().meta({ description: 'The sum of the amounts, rounded once to the cent.' }),
        lines: z.array(costLine),
        range: z
          .object({ p10Usd: z.number(), p50Usd: z.number(), p90Usd: z.number() })
          .optional()
          .meta({ description: 'Of seeded draws of the subject’s figures within their uncertainty.' }),
        grade: z.enum(EVIDENCE_GRADES),
        ...unitCosts,
        commitments: z
          .array(
            z.object({
              commitment: z.enum(['none', '1y', '3y']),
              discount: z.number(),
              monthlyUsd: z.number().optional(),
            }),
          )
          .meta({ description: 'The same nodes, paid for otherwise; a price that is not known is absent.' }),
        fleets: z
          .array(fleetOption)
          .optional()
          .meta({ description: 'With node `cheapest`: the ten best, cheapest first.' }),
        frontier: z
          .array(fleetOption)
          .optional()
          .meta({ description: 'With node `cheapest`: those that none beats in both cost and headroom.' }),
        reconnects: z
          .object({
            connections: z.number(),
            connectionsPerSecond: z.number(),
            perNodePerSecond: z.number(),
          })
          .optional()
          .meta({ description: 'What the loss of the spare nodes causes, with `reconnectWithin`.' }),
      }),
    ),
    apiGateway: z
      .object({ monthlyUsd: z.number(), lines: z.array(costLine) })
      .optional()
      .meta({ description: 'The same load on API Gateway WebSocket; absent where its price is not known.' }),
  })
  .meta({ id: 'Cost' });
