import { LinkButton } from '@/components/ui/link-button';

/** In place of the list, and of the first result, while nothing was imported. */
export function NoSuites() {
  return (
    <div className="empty">
      <h2>No suites yet.</h2>
      <p className="ink2">
        A suite is one question: its subjects, their runs and what was claimed about them, side by side.
        Upload a result file to begin one, or load the demonstration.
      </p>
      <div className="bar">
        <LinkButton href="/upload" kind="primary">
          Upload a result file
        </LinkButton>
        <code className="small">npm run demo</code>
      </div>
    </div>
  );
}
