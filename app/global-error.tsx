'use client';

import { ErrorMessage } from '@/components/frame/error-message';
import './globals.css';

/** Stands in for the whole document when the root layout itself failed. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Benchlens</title>
        <main id="main">
          <ErrorMessage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
