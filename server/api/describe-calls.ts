import 'server-only';
import type { openApiDocument } from './openapi-document';

/** A call as the page about the API shows it: plain text. */
export interface ApiCall {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly needsToken: boolean;
  readonly parameters: readonly {
    readonly name: string;
    readonly place: string;
    readonly type: string;
    readonly isRequired: boolean;
    readonly description?: string;
  }[];
  readonly answers: readonly {
    readonly status: string;
    readonly description: string;
    readonly contentTypes: readonly string[];
  }[];
  /** A curl command. */
  readonly example: string;
}

type Document = ReturnType<typeof openApiDocument>;
type PathItem = NonNullable<Document['paths']>[string];
type Operation = NonNullable<PathItem['get']>;

/** The calls of an OpenAPI document in its order. */
export function describeCalls(document: Document): ApiCall[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [describeCall(path, method.toUpperCase(), operation)];
    }),
  );
}

function describeCall(path: string, method: string, operation: Operation): ApiCall {
  const parameters = (operation.parameters ?? []).flatMap((parameter) => {
    if ('$ref' in parameter) return [];
    const { schema, description } = parameter;
    return {
      name: parameter.name,
      place: parameter.in,
      type: describeType(schema),
      isRequired: parameter.required === true,
      ...(description === undefined ? {} : { description }),
      example: exampleOf(schema),
    };
  });
  return {
    id: operation.operationId ?? `${method} ${path}`,
    method,
    path,
    summary: operation.summary ?? path,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    needsToken: operation.security !== undefined,
    parameters: parameters.map(({ example: _example, ...rest }) => rest),
    answers: Object.entries(operation.responses ?? {}).flatMap(([status, response]) => {
      if (typeof response !== 'object' || response === null || '$ref' in response) return [];
      const { description, content } = response as {
        description?: string;
        content?: Record<string, unknown>;
      };
      return { status, description: description ?? '', contentTypes: Object.keys(content ?? {}) };
    }),
    example: curlOf(path, method, parameters, jsonExampleOf(operation), operation.security !== undefined),
  };
}

function curlOf(
  path: string,
  method: string,
  parameters: readonly { name: string; place: string; isRequired: boolean; example: string | undefined }[],
  jsonBody: string | undefined,
  needsToken: boolean,
): string {
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_match, name: string) =>
      parameters.find((parameter) => parameter.place === 'path' && parameter.name === name)?.example ?? name,
  );
  const query = parameters
    .filter(
      ({ place, isRequired, name, example }) =>
        place === 'query' &&
        (isRequired || name === 'fileName' || (name === 'suite' && example !== undefined)),
    )
    .map(({ name, example }) => `${name}=${example ?? name}`)
    .join('&');
  const address = `'http://localhost:3000${filled}${query === '' ? '' : `?${query}`}'`;
  if (jsonBody !== undefined) return `curl --json '${jsonBody}' \\\n  ${address}`;
  if (method === 'POST' && !needsToken) return `curl --data-binary @suite.json \\\n  ${address}`;
  return method === 'POST'
    ? `curl -H 'Authorization: Bearer bl_…' --data-binary @go-3.txt \\\n  ${address}`
    : `curl ${address}`;
}

/** The body of a call that takes JSON, as its description gives one. */
function jsonExampleOf({ requestBody }: Operation): string | undefined {
  if (requestBody === undefined || '$ref' in requestBody) return undefined;
  const example: unknown = requestBody.content['application/json']?.example;
  return example === undefined ? undefined : JSON.stringify(example);
}

/** A schema in a few words: `ns, us, ms or s`, `text`, `list of texts`. */
function describeType(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return 'text';
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.map(String).join(', ');
  if ('type' in schema && schema.type === 'array') {
    return `${describeType('items' in schema ? schema.items : undefined)}, may be repeated`;
  }
  return 'text';
}

function exampleOf(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null || !('example' in schema)) return undefined;
  const { example } = schema;
  return typeof example === 'string' ? example : undefined;
}
