import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { baseName } from '@/lib/importers/assemble-suite';

/** Files that make one column of a comparison. */
export interface ColumnOperand {
  /** What the column is called where its runs are of several subjects. */
  readonly label: string;
  readonly files: readonly string[];
  /** Only the runs of this subject. */
  readonly subject?: string;
}

/**
 * What an operand of `compare` stands for: a file, a folder with files, several files separated by commas, or
 * `FILE#subject`. A path that exists as it is written is that path, whatever signs are in it.
 *
 * @throws the system's error for a folder that cannot be read
 */
export async function columnOperand(text: string): Promise<ColumnOperand> {
  const whole = await filesAt(text);
  if (whole !== undefined) return { label: labelOf(text), files: whole };
  const hash = text.lastIndexOf('#');
  if (hash > 0) {
    const before = text.slice(0, hash);
    const files = (await filesAt(before)) ?? splitAtCommas(before);
    return { label: text.slice(hash + 1), files, subject: text.slice(hash + 1) };
  }
  const files = splitAtCommas(text);
  return { label: labelOf(files[0] ?? text), files };
}

/** The file, or the files of the folder by name; undefined where there is nothing of this name. */
async function filesAt(name: string): Promise<string[] | undefined> {
  if (name === '-') return [name];
  const found = await stat(name).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isDirectory()) return [name];
  const entries = await readdir(name, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => path.join(name, entry.name))
    .sort();
}

function splitAtCommas(text: string): string[] {
  return text.split(',').filter((file) => file !== '');
}

function labelOf(file: string): string {
  return file === '-' ? 'stdin' : baseName(path.basename(path.resolve(file)));
}
