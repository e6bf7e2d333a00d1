/** The form needs script; the command line and the API do not. */
export function WithoutScript({ suite, origin }: { suite: string; origin: string }) {
  return (
    <noscript>
      <div className="list">
        <p className="prose">
          This page reads files with script, which is switched off here. The command line does the same on the
          server, and the API takes a file from anywhere:
        </p>
        <pre className="src">
          {`npx benchlens import FILE --suite ${suite}\ncurl --data-binary @FILE '${origin}/api/v1/imports?suite=${suite}&fileName=FILE'`}
        </pre>
        <p className="note">
          Add <code>&amp;dryRun=1</code> to see what would be stored. Where tokens exist, add{' '}
          <code>-H &apos;Authorization: Bearer TOKEN&apos;</code>. <a href="/api-docs">All calls</a>
        </p>
      </div>
    </noscript>
  );
}
