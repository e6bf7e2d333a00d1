import { IMPORTERS } from '@/lib/importers/registry';
import type { Importer } from '@/lib/importers/importer';
import { DropTeaser } from './drop-teaser';

const MOST_TOOLS = 6;

/** What this is for, in one question and one sentence, and where to drop a file. */
export function Hero() {
  const tools = [...new Set(FOREIGN.map(toolOf))].slice(0, MOST_TOOLS);
  const moreFormats =
    IMPORTERS.length - FOREIGN.filter((importer) => tools.includes(toolOf(importer))).length;
  return (
    <section className="hero">
      <div>
        <h1>Which one is faster, and can you trust it?</h1>
        <p className="prose">
          Benchlens reads the result files of your load tests and benchmarks, compares them without averaging
          what cannot be averaged, and says so when they cannot decide.
        </p>
        <p className="small">
          <a href="/cost">What would a month of it cost?</a>
        </p>
      </div>
      <DropTeaser tools={tools} moreFormats={moreFormats} />
    </section>
  );
}

/** Formats of tools; our own and the generic ones come last in people's minds. */
const FOREIGN = IMPORTERS.filter((importer) => importer.fallback !== true && importer.id !== 'benchlens');

/** The tool's name as people write it, which is how a label begins. */
function toolOf(importer: Importer): string {
  return importer.label.split(' ')[0] ?? importer.label;
}
