import 'server-only';
import { pino, type Logger } from 'pino';

const holder = globalThis as typeof globalThis & { benchlensLogger?: Logger };

/** The server's log: one JSON object a line on standard output. The level comes from `LOG_LEVEL`. */
export function getLogger(): Logger {
  holder.benchlensLogger ??= pino({ level: process.env['LOG_LEVEL'] || 'info', base: null });
  return holder.benchlensLogger;
}
