import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { TitleBlock } from '@/components/ui/title-block';
import { describeCalls } from '@/server/api/describe-calls';
import { openApiDocument } from '@/server/api/openapi-document';
import { ApiCallDescription } from './api-call-description';

export const metadata: Metadata = { title: 'API' };

export default function ApiDocsPage() {
  const document = openApiDocument();
  const calls = describeCalls(document);
  return (
    <div className="wrap">
      <Breadcrumbs items={[{ label: 'Home', href: '/' }, { label: 'API' }]} />
      <TitleBlock
        title="API"
        facts={[`${calls.length} calls`, `version ${document.info.version}`]}
        actions={<LinkButton href="/api/v1/openapi.json">OpenAPI 3.1</LinkButton>}
        ruled
      />
      <Section id="basics" first plain title="Basics" notes={['Numbers carry full double precision.']}>
        <div className="prose">
          <p>
            Answers are JSON in canonical units: nanoseconds, bytes, per second, ratio, milliseconds since
            1970. Errors are problem documents (<code>application/problem+json</code>) that name the place in
            the file, what was expected and what was found.
          </p>
          <p>
            Reading needs no token. Changes need <code>Authorization: Bearer bl_…</code>, unless the server
            listens on its own machine only and no token exists.
          </p>
          <p>
            The suite file has a <a href="/schema/benchlens-suite-v1.json">JSON Schema</a>, which editors
            understand.
          </p>
        </div>
      </Section>
      {calls.map((call) => (
        <ApiCallDescription key={call.id} call={call} />
      ))}
    </div>
  );
}
