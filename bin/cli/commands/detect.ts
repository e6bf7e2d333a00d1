import { decodeText } from '@/lib/importers/decode';
import { detectFormat, headOf, listCandidates } from '@/lib/importers/detect';
import { formatProblem, type Problem } from '@/lib/problem';
import { unpackDocument } from '@/server/unpack-document';
import type { Command } from '../command';
import { nameOfInput, openInput } from '../input-file';
import { readArgs, requireFiles } from '../read-args';

export const command: Command = {
  summary: 'say which tool wrote a file, and why',
  help: `Usage: benchlens detect FILE…

Prints one line for each file: FILE, FORMAT, CONFIDENCE (0 to 1) and REASON, separated by tabs. The content alone
decides; the name does not matter. FORMAT is “unknown” when no importer claims the file, “ambiguous” when several do.
gzip and zstd files are unpacked; - is standard input. Exit code 1 when any file is unknown or ambiguous.

Examples:
  benchlens detect summary.json
  benchlens detect results/*.txt.gz
  wrk -t2 -c64 -d30s http://localhost:8080/ | benchlens detect -`,

  run: async (args, io) => {
    const files = requireFiles(readArgs(args, {}).positionals);
    let isSure = true;
    for (const file of files) {
      const { format, confidence, reason } = await detect(file);
      if (format === 'unknown' || format === 'ambiguous') isSure = false;
      io.out(`${[file, format, confidence.toFixed(2), reason].map(oneField).join('\t')}\n`);
    }
    return isSure ? 0 : 1;
  },
};

async function detect(file: string): Promise<{ format: string; confidence: number; reason: string }> {
  const name = nameOfInput(file);
  const unpacked = await unpackDocument(openInput(file), name);
  if (!unpacked.ok) return unknown(unpacked.problems);
  const text = decodeText(unpacked.value, name);
  if (!text.ok) return unknown(text.problems);
  const head = headOf(text.value);
  const detected = detectFormat(head, name);
  if (detected.ok) {
    const { importer, confidence, reason } = detected.value;
    return { format: importer.id, confidence, reason };
  }
  if (!detected.problems.some(({ code }) => code === 'ambiguous-format')) return unknown(detected.problems);
  const candidates = listCandidates(head);
  return {
    format: 'ambiguous',
    confidence: candidates[0]?.confidence ?? 1,
    reason: candidates.map(({ importer, reason }) => `${importer.id}: ${reason}`).join(' or '),
  };
}

function unknown(problems: readonly Problem[]): { format: string; confidence: number; reason: string } {
  const reasons = problems.map((problem) => formatProblem(problem).replace(/^[^]*?: expected/, 'expected'));
  return { format: 'unknown', confidence: 0, reason: reasons.join('; ') };
}

/** Tabs and line ends inside a field would break the line. */
function oneField(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
