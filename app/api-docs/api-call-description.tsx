import { ScrollRegion } from '@/components/ui/scroll-region';
import { Section } from '@/components/ui/section';
import type { ApiCall } from '@/server/api/describe-calls';

/** One call: address, parameters, answers, and a command that makes it. */
export function ApiCallDescription({ call }: { call: ApiCall }) {
  return (
    <Section
      id={call.id}
      title={call.summary}
      notes={call.needsToken ? ['Needs a token with scope write.'] : []}
    >
      <p className="code">
        <b>{call.method}</b> {call.path}
      </p>
      {call.description === undefined ? null : (
        <div className="prose">
          <p>{call.description}</p>
        </div>
      )}
      {call.parameters.length === 0 ? null : (
        <ScrollRegion label={`Parameters of ${call.method} ${call.path}`}>
          <table>
            <caption>Parameters</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">In</th>
                <th scope="col">Type</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              {call.parameters.map((parameter) => (
                <tr key={`${parameter.place} ${parameter.name}`}>
                  <th scope="row">
                    <code>{parameter.name}</code>
                    {parameter.isRequired ? ' (required)' : ''}
                  </th>
                  <td>{parameter.place}</td>
                  <td className="what">{parameter.type}</td>
                  <td className="what">{parameter.description ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <ScrollRegion label={`Answers of ${call.method} ${call.path}`}>
        <table>
          <caption>Answers</caption>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Content</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {call.answers.map((answer) => (
              <tr key={answer.status}>
                <th scope="row">{answer.status}</th>
                <td>
                  <code>{answer.contentTypes.join(', ')}</code>
                </td>
                <td className="what">{answer.description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <ScrollRegion label={`Example of ${call.method} ${call.path}`}>
        <pre>
          <code>{call.example}</code>
        </pre>
      </ScrollRegion>
    </Section>
  );
}
