import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { EmptySuite } from './empty-suite';

test('an empty suite is explained once, at the top of its page', () => {
  expect(renderToStaticMarkup(<EmptySuite slug="x" />)).toContain('<h2>No runs yet.</h2>');
  const below = renderToStaticMarkup(<EmptySuite slug="x" claims={0} />);
  expect(below).not.toContain('No runs yet.');
  expect(below).toContain('None yet.');
});

test('claims without runs are counted', () => {
  expect(renderToStaticMarkup(<EmptySuite slug="x" claims={1} />)).toContain(
    'Its one claimed value is shown',
  );
  expect(renderToStaticMarkup(<EmptySuite slug="x" claims={9} />)).toContain(
    'Its 9 claimed values are shown',
  );
});
