import 'server-only';
import { AppError } from '@/lib/errors';
import { requireAccess } from '../access/access';
import { readForm } from '../api/read-form';
import { getStore } from '../runtime';
import { seeOther } from '../see-other';
import { freezeViews } from './freeze-views';

const MAX_FORM_BYTES = 100_000;
const MAX_TITLE_CHARACTERS = 200;
const MAX_NOTES_CHARACTERS = 20_000;

/** Takes the form of `/r/new`, with or without script: on to the report, or back with what was wrong. */
export async function submitReport(request: Request): Promise<Response> {
  const form = await readForm(request, MAX_FORM_BYTES);
  const view = form.get('view') ?? '';
  const title = (form.get('title') ?? '').trim().slice(0, MAX_TITLE_CHARACTERS);
  const notes = (form.get('notes') ?? '').slice(0, MAX_NOTES_CHARACTERS);
  try {
    const identity = await requireAccess(request, 'write');
    const { url } = await freezeViews(
      await getStore(),
      {
        ...(title === '' ? {} : { title }),
        chapters: [{ view, ...(notes.trim() === '' ? {} : { notes }) }],
      },
      { nowMs: Date.now(), ...(identity.kind === 'token' ? { tokenName: identity.name } : {}) },
    );
    return seeOther(url);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return seeOther(`/r/new?${new URLSearchParams({ view, error: cause.message }).toString()}`);
  }
}
