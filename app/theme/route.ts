import { isTheme, THEME_COOKIE, THEME_COOKIE_SECONDS } from '@/components/frame/theme';
import { AppError } from '@/lib/errors';
import { checkOrigin } from '@/server/access/check-origin';
import { safeNext } from '@/server/access/sign-in';
import { answer } from '@/server/respond';
import { getConfig } from '@/server/runtime';

/** The theme switch without script: keeps the choice in a cookie and goes back to the page it was made on. */
export const POST = answer(async (request: Request) => {
  checkOrigin(request.headers, getConfig().publicUrl);
  const theme = await readTheme(request);
  if (!isTheme(theme)) {
    throw new AppError('INVALID', 'The theme is not known.', {
      problems: [
        {
          code: 'bad-parameter',
          where: { file: 'form', pointer: '/theme' },
          expected: 'light or dark',
          found: typeof theme === 'string' ? `“${theme.slice(0, 60)}”` : 'nothing',
        },
      ],
    });
  }
  return new Response(null, {
    status: 303,
    headers: {
      location: pageOf(request.headers),
      'set-cookie': `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${THEME_COOKIE_SECONDS}; SameSite=Lax`,
    },
  });
});

/** The form's field; a body that is no form has none. */
async function readTheme(request: Request): Promise<unknown> {
  try {
    return (await request.formData()).get('theme');
  } catch {
    return undefined;
  }
}

/** Path and query of the page that the form was on, when it was one of ours; a path alone. */
function pageOf(headers: Headers): string {
  const referer = headers.get('referer');
  if (referer === null || !URL.canParse(referer)) return '/';
  const { protocol, host, origin, pathname, search } = new URL(referer);
  const isOwn =
    /^https?:$/.test(protocol) && (host === headers.get('host') || origin === getConfig().publicUrl);
  return isOwn ? safeNext(`${pathname}${search}`) : '/';
}
