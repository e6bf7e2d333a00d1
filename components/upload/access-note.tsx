/** Said before a file is chosen, when the server would not take it. */
export function AccessNote({ access }: { access: 'none' | 'read' | 'write' }) {
  if (access === 'write') return null;
  return (
    <div className="list">
      <p className="prose">
        {access === 'none'
          ? 'Files are taken from those who signed in. '
          : 'You signed in with a token that may read only; adding results needs one that may write. '}
        <a href="/sign-in?next=/upload">{access === 'none' ? 'Sign in' : 'Sign in with another'}</a>
      </p>
    </div>
  );
}
