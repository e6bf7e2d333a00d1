import { decodeText } from '@/lib/importers/decode';
import { chooseSampleImporter, detectFormat, headOf, listCandidates } from '@/lib/importers/detect';
import { formatProblem, type Problem } from '@/lib/problem';
import { readHead } from '@/server/read-head';
import { unpackDocument } from '@/server/unpack-document';
import type { Command } from '../command';
import { nameOfInput, openInput, withRereadable } from '../input-file';
import { JSON_OPTION, readArgs, requireFiles } from '../read-args';

export const command: Command = {
  summary: 'say which tool wrote a file, and why',
  help: `Usage: benchlens detect FILE… [--json]

Prints one line for each file: FILE, FORMAT, CONFIDENCE (0 to 1) and REASON, separated by tabs. The content alone
decides; the name does not matter. FORMAT is “unknown” when no importer claims the file, “ambiguous” when several do.
gzip and zstd files are unpacked; - is standard input. Exit code 1 when any file is unknown or ambiguous.

Examples:
  benchlens detect summary.json
  benchlens detect results/*.txt.gz
  wrk -t2 -c64 -d30s http://localhost:8080/ | benchlens detect -`,

  run: async (args, io) => {
    const { values, positionals } = readArgs(args, JSON_OPTION);
    const answers: (Detected & { readonly file: string })[] = [];
    for (const file of requireFiles(positionals)) {
      const answer = { file, ...(await detect(file)) };
      answers.push(answer);
      if (values.json !== true) {
        const { format, confidence, reason } = answer;
        io.out(`${[file, format, confidence.toFixed(2), reason].map(oneField).join('\t')}\n`);
      }
    }
    if (values.json === true) io.out(`${JSON.stringify(answers, undefined, 2)}\n`);
    return answers.some(({ format }) => format === 'unknown' || format === 'ambiguous') ? 1 : 0;
  },
};

interface Detected {
  readonly format: string;
  readonly confidence: number;
  readonly reason: string;
}

async function detect(file: string): Promise<Detected> {
  const name = nameOfInput(file);
  return withRereadable(file, async (readable) => {
    const { head } = await readHead(readable);
    const sample = head === undefined ? undefined : chooseSampleImporter(head, name, undefined);
    if (sample === undefined) return detectDocument(readable, name);
    return { format: sample.importer.id, confidence: sample.confidence, reason: sample.reason };
  });
}

async function detectDocument(readable: string, name: string): Promise<Detected> {
  const unpacked = await unpackDocument(openInput(readable), name);
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

function unknown(problems: readonly Problem[]): Detected {
  const reasons = problems.map((problem) => formatProblem(problem).replace(/^[^]*?: expected/, 'expected'));
  return { format: 'unknown', confidence: 0, reason: reasons.join('; ') };
}

/** Tabs and line ends inside a field would break the line. */
function oneField(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}
