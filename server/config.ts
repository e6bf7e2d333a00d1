import 'server-only';
import path from 'node:path';
import * as z from 'zod';
import { parseQuantity } from '@/lib/format/parse-quantity';
import { findProjectRoot } from './project-root';

/** What the environment says, checked; paths are absolute. */
export interface Config {
  readonly projectRoot: string;
  readonly port: number;
  readonly host: string;
  /** Whether the running server listens on a loopback address only. */
  readonly isLoopback: boolean;
  readonly databasePath: string;
  readonly blobsPath: string;
  /** Where readers reach this instance, without a slash at its end. */
  readonly publicUrl?: string;
  readonly maxUploadBytes: number;
  /** Who may show a report in a frame: the value of `frame-ancestors`. */
  readonly frameAncestors: string;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What is wrong with the environment; the message is a readable list. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(['The configuration is not valid:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
  }
}

/**
 * The configuration from environment variables (`docs/operations.md` lists them). An empty variable counts as unset.
 *
 * @throws ConfigError that lists everything that is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv, cwd: string): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        // Connection strings carry passwords, which have no place in a log.
        return name === 'DATABASE_URL' ? issue.message : `${name}: ${issue.message}, found “${set[name]}”`;
      }),
    );
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    isLoopback: values.HOSTNAME !== undefined && isLoopbackName(values.HOSTNAME),
    ...readPaths(env, cwd),
    ...(values.PUBLIC_URL === undefined ? {} : { publicUrl: values.PUBLIC_URL }),
    maxUploadBytes: values.MAX_UPLOAD_BYTES,
    frameAncestors: values.FRAME_ANCESTORS,
    logLevel: values.LOG_LEVEL,
  };
}

/** The paths alone, which nothing else in the environment can make invalid. */
export function readPaths(
  env: NodeJS.ProcessEnv,
  cwd: string,
): Pick<Config, 'projectRoot' | 'databasePath' | 'blobsPath'> {
  const projectRoot = findProjectRoot(env, cwd);
  const absolute = (file: string) => path.resolve(/* turbopackIgnore: true */ projectRoot, file);
  return {
    projectRoot,
    databasePath: absolute(env['DATABASE_PATH'] || './var/benchlens.db'),
    blobsPath: absolute(env['BLOBS_PATH'] || './var/blobs'),
  };
}

/**
 * Whether a host name (without port) always means this machine.
 *
 * @example isLoopbackName('[::1]') === true
 */
export function isLoopbackName(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'expected a port number from 0 to 65535' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'expected a port number from 0 to 65535' })
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  // The address that Next's server binds to; `npm start` sets it to HOST.
  HOSTNAME: z.string().optional(),
  DATABASE_URL: z.undefined({ error: 'PostgreSQL is not supported yet; remove DATABASE_URL' }).optional(),
  PUBLIC_URL: z
    .string()
    .refine(isWebOrigin, {
      error: 'expected an address like https://benchmarks.example.org, without a path',
    })
    .transform((url) => new URL(url).origin)
    .optional(),
  MAX_UPLOAD_BYTES: z
    .string()
    .transform((text, context) => {
      const bytes = byteSizeOf(text);
      if (bytes !== undefined) return bytes;
      context.addIssue('expected a size such as 536870912 or 512MiB');
      return z.NEVER;
    })
    .default(4 * 1024 ** 3),
  FRAME_ANCESTORS: z
    .string()
    .transform((text, context) => {
      const sources = text.trim().split(/\s+/).map(frameSourceOf);
      const known = sources.filter((source) => source !== undefined);
      if (known.length === sources.length) return known.join(' ');
      context.addIssue(
        'expected none, self, * or origins such as https://wiki.example.org, with spaces between',
      );
      return z.NEVER;
    })
    .default("'self'"),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

function frameSourceOf(text: string): string | undefined {
  if (text === 'none' || text === 'self') return `'${text}'`;
  if (text === '*') return text;
  return isWebOrigin(text) ? new URL(text).origin : undefined;
}

function isWebOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
}

function byteSizeOf(text: string): number | undefined {
  const quantity = parseQuantity(text);
  if (quantity === undefined || (quantity.unit !== 'bytes' && quantity.hasUnit)) return undefined;
  return Number.isSafeInteger(quantity.value) && quantity.value > 0 ? quantity.value : undefined;
}
