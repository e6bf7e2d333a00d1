import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Button } from '@/components/ui/button';
import { Field, fieldDescription } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { TitleBlock } from '@/components/ui/title-block';
import { findIdentity } from '@/server/access/access';
import { SIGN_IN_ERRORS, isSignInError, safeNext } from '@/server/access/sign-in';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { error, next } = await searchParams;
  const identity = await findIdentity((await headers()).get('cookie'));
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: 'Sign in' }]} />
      <TitleBlock title="Sign in" ruled />
      <Section
        id="state"
        first
        plain
        title="With a token"
        notes={[
          'Reading needs no sign-in. Uploading does, where tokens exist or other machines reach this one.',
        ]}
      >
        {identity === undefined ? (
          <SignInForm
            error={isSignInError(error) ? SIGN_IN_ERRORS[error] : undefined}
            next={safeNext(typeof next === 'string' ? next : undefined)}
          />
        ) : identity.kind === 'open' ? (
          <OpenState />
        ) : (
          <SignedInState name={identity.name} scope={identity.scope} />
        )}
      </Section>
    </div>
  );
}

function SignInForm({ error, next }: { error: string | undefined; next: string }) {
  const hint = (
    <>
      Starts with <code>bl_</code>. Create one on the server with{' '}
      <code>node bin/benchlens.mjs token create NAME</code>.
    </>
  );
  const description = fieldDescription('token', { hint, error });
  return (
    <form className="list" method="post" action="/sign-in/submit">
      <input type="hidden" name="next" value={next} />
      <Field id="token" label="Token" hint={hint} error={error}>
        <input
          className="inp"
          id="token"
          name="token"
          type="password"
          autoComplete="current-password"
          spellCheck={false}
          required
          maxLength={200}
          {...(description === undefined ? {} : { 'aria-describedby': description })}
          {...(error === undefined ? {} : { 'aria-invalid': true })}
        />
      </Field>
      <div>
        <Button kind="primary" type="submit">
          Sign in
        </Button>
      </div>
    </form>
  );
}

function OpenState() {
  return (
    <div className="prose">
      <p>
        No sign-in is needed: this server listens on this machine only, and no token exists. As soon as you
        create a token, uploads ask for it.
      </p>
    </div>
  );
}

function SignedInState({ name, scope }: { name: string; scope: string }) {
  return (
    <form className="list" method="post" action="/sign-out">
      <p>
        Signed in with the token <b>{name}</b>, which may {scope === 'read' ? 'read' : 'read and write'}.
      </p>
      <div>
        <Button type="submit">Sign out</Button>
      </div>
    </form>
  );
}
