import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The text of one of our own sample files.
 *
 * @example readSample('hyperfine/two-sleeps.json')
 */
export function readSample(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '../../data/samples', name), 'utf8');
}
