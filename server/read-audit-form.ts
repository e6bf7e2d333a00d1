import 'server-only';
import {
  MOST_QUANTITIES,
  MOST_STATEMENTS,
  type PastedDraft,
  type QuantityChoice,
  type StatementDraft,
} from '@/lib/audit/pasted/pasted-draft';
import { findWrittenUnit } from '@/lib/audit/pasted/written-units';
import { AppError } from '@/lib/errors';
import { DURATION_UNITS } from '@/lib/model/durations';
import { DIRECTIONS } from '@/lib/model/unit';

/** A form is read into memory whole. */
const MOST_BYTES = 256 * 1024;

/**
 * The fields of a form that a browser sends; those it leaves empty are left out.
 *
 * @throws AppError TOO_LARGE, INVALID
 */
export async function readSmallForm(request: Request): Promise<FormData> {
  const announced = Number(request.headers.get('content-length') ?? 'NaN');
  // A browser always says how long its form is.
  if (!(announced <= MOST_BYTES)) {
    throw new AppError('TOO_LARGE', `A form is at most ${MOST_BYTES / 1024} KiB, and says how long it is.`);
  }
  try {
    return await request.formData();
  } catch (cause) {
    throw new AppError('INVALID', 'The body is no form.', { cause });
  }
}

/** What a form says about a table of claims. */
export function draftOfForm(form: FormData): PastedDraft {
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const title = field('title');
  const unit = DURATION_UNITS.find((known) => known === field('unit'));
  const conditions = field('conditions');
  const quantities = quantitiesOf(form, field);
  const statements = statementsOf(field);
  return {
    // Browsers send the lines of a text field with carriage returns.
    text: (field('text') ?? '').replaceAll('\r\n', '\n'),
    ...(title === undefined ? {} : { title }),
    ...(unit === undefined ? {} : { unit }),
    ...(conditions === undefined ? {} : { conditions }),
    ...(quantities.length === 0 ? {} : { quantities }),
    ...(statements.length === 0 ? {} : { statements }),
  };
}

function quantitiesOf(form: FormData, field: (name: string) => string | undefined): QuantityChoice[] {
  return Array.from({ length: MOST_QUANTITIES }, (_, index) => `quantity.${index}`).flatMap((name) => {
    const from = field(`${name}.from`);
    if (from === undefined) return [];
    const to = field(`${name}.to`)?.trim();
    const unit = findWrittenUnit(field(`${name}.unit`))?.id;
    const better = DIRECTIONS.find((known) => known === field(`${name}.better`));
    // Emptied by the reader is not the same as never asked.
    const conditions = form.get(`${name}.conditions`);
    return {
      from,
      ...(to === undefined || to === from ? {} : { to }),
      ...(unit === undefined ? {} : { unit }),
      ...(better === undefined ? {} : { better }),
      ...(typeof conditions === 'string' ? { conditions } : {}),
    };
  });
}

function statementsOf(field: (name: string) => string | undefined): StatementDraft[] {
  return Array.from({ length: MOST_STATEMENTS }, (_, index) => `statement.${index}`).flatMap((name) => {
    const [first = '', second = ''] = [field(`${name}.first`), field(`${name}.second`)];
    if (first === '' && second === '') return [];
    const says = (['lower', 'higher'] as const).find((known) => known === field(`${name}.says`));
    const value = field(`${name}.value`);
    return {
      kind: field(`${name}.kind`) === 'order' ? 'order' : 'ratio',
      first,
      second,
      ...(says === undefined ? {} : { says }),
      ...(value === undefined ? {} : { value }),
    };
  });
}
