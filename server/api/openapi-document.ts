import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import * as z from 'zod';
import { VERSION } from '../version';
import { auditSchema } from './audit-schemas';
import { costAnswerSchema, costRequestSchema } from './cost-schemas';
import { decisionQuery, decisionRequestSchema, decisionSchema } from './decision-schemas';
import {
  createdReportSchema,
  frozenReportSchema,
  reportRequestSchema,
  reportSlugParameter,
  withdrawQuery,
} from './report-schemas';
import {
  compareQuery,
  comparisonSchema,
  healthSchema,
  importOutcomeSchema,
  importPreviewSchema,
  importQuery,
  multipartBody,
  percentilesQuery,
  percentilesSchema,
  problemDocumentSchema,
  runAnswerSchema,
  runIdParameter,
  slugParameter,
  suiteFileAnswerSchema,
  suitesQuery,
  suitesSchema,
} from './schemas';

type Document = ReturnType<typeof createDocument>;

let document: Document | undefined;

/** The OpenAPI 3.1 description of the API, from the schemas that the handlers check with. */
export function openApiDocument(): Document {
  document ??= createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Benchlens',
      version: VERSION,
      description:
        'Imports result files of benchmark tools and gives back what they say. Units are canonical: nanoseconds, bytes, per second, ratio, milliseconds since 1970. Reads are open; changes need a token unless the server is bound to loopback and no token exists.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/api/health': { get: health },
      '/api/v1/health': { get: { ...health, operationId: 'getHealthV1' } },
      '/api/v1/imports': { post: postImports },
      '/api/v1/suites': { get: getSuites },
      '/api/v1/suites/{slug}': { get: getSuite },
      '/api/v1/suites/{slug}/audit': { get: getAudit },
      '/api/v1/suites/{slug}/decision': { get: getDecision },
      '/api/v1/runs/{id}': { get: getRun },
      '/api/v1/runs/{id}/percentiles': { get: getPercentiles },
      '/api/v1/runs/{id}/source': { get: getSource },
      '/api/v1/compare': { get: getCompare },
      '/api/v1/cost': { post: postCost },
      '/api/v1/decide': { post: postDecide },
      '/api/v1/audit': { post: postAudit },
      '/api/v1/reports': { post: postReports },
      '/api/v1/reports/{slug}': { get: getReport, delete: deleteReport },
      '/api/v1/openapi.json': { get: getOpenApi },
      '/schema/benchlens-suite-v1.json': { get: getSuiteSchema },
    },
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: '`bl_` and 43 characters, from `benchlens token create`.',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'benchlens_session' },
      },
    },
  });
  return document;
}

const jsonOf = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** The same answer, at the end of lines that tell how far the work is. */
const withProgress = ({ description, content }: ReturnType<typeof jsonOf>) => ({
  description,
  content: {
    ...content,
    'application/x-ndjson': { schema: z.string().meta({ description: 'A JSON object in each line.' }) },
  },
});

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDocumentSchema } },
});

const notFound: ZodOpenApiResponsesObject = { '404': problem('There is no such thing.') };

const health: ZodOpenApiOperationObject = {
  operationId: 'getHealth',
  summary: 'Whether the instance can answer',
  responses: {
    '200': jsonOf(healthSchema, 'It can.'),
    '503': jsonOf(healthSchema, 'Its database cannot be read.'),
  },
};

const postImports: ZodOpenApiOperationObject = {
  operationId: 'postImports',
  summary: 'Import a result file',
  description:
    'The body is the file as it is, or packed with gzip or zstd; or a multipart form with several files, 32 MiB together. All files are read before the first is stored. An import is identified by the SHA-256 of its bytes within a suite, so sending it again is safe. With `Accept: application/x-ndjson` the answer is lines of JSON that tell how far it is.',
  security: [{ token: [] }, { session: [] }, {}],
  requestParams: {
    query: importQuery,
    header: z.object({
      'Content-Encoding': z.enum(['identity', 'gzip']).optional().meta({
        description: 'gzip: the body is packed.',
      }),
    }),
  },
  requestBody: {
    required: true,
    content: {
      'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) },
      'multipart/form-data': { schema: multipartBody },
    },
  },
  responses: {
    '200': withProgress(
      jsonOf(
        z.union([
          importOutcomeSchema,
          importPreviewSchema,
          z.object({ imports: z.array(importOutcomeSchema) }),
          z.object({ dryRun: z.literal(true), imports: z.array(importPreviewSchema) }),
        ]),
        'The suite has these bytes already (`duplicate: true`), or the answer of a dry run. With `Accept: application/x-ndjson` always 200: lines of JSON, `{"progress": …}` while the file arrives, is read and is stored, at last `{"result": …, "status": 201}` with the answer and the status that it would have without progress, or `{"problem": …}`.',
      ),
    ),
    '201': {
      ...jsonOf(
        z.union([importOutcomeSchema, z.object({ imports: z.array(importOutcomeSchema) })]),
        'Stored, on the disk. Several files give `imports`.',
      ),
      headers: z.object({ Location: z.string().meta({ description: 'The page of the suite.' }) }),
    },
    '400': problem('A parameter is wrong or unknown.'),
    '401': problem('A token is needed.'),
    '403': problem('The request comes from another site, or the token may not write.'),
    '409': problem('The suite has an entry of the same id with other content; nothing was stored.'),
    '413': problem('Too large.'),
    '415': problem('An unsupported Content-Encoding.'),
    '422': problem('The content is unknown, ambiguous or broken; nothing was stored.'),
    '507': problem('The disk is full.'),
  },
};

const getSuites: ZodOpenApiOperationObject = {
  operationId: 'getSuites',
  summary: 'List suites',
  requestParams: { query: suitesQuery },
  responses: {
    '200': jsonOf(suitesSchema, 'One page of suites in display order.'),
    '400': problem('A parameter is wrong or unknown.'),
  },
};

const getSuite: ZodOpenApiOperationObject = {
  operationId: 'getSuite',
  summary: 'Export a suite file',
  requestParams: { path: slugParameter },
  responses: {
    '200': jsonOf(suiteFileAnswerSchema, 'The suite file, byte for byte as `benchlens export` prints it.'),
    ...notFound,
  },
};

const getRun: ZodOpenApiOperationObject = {
  operationId: 'getRun',
  summary: 'Read a run',
  requestParams: { path: runIdParameter },
  responses: {
    '200': jsonOf(runAnswerSchema, 'The run with all measurements and where each was read.'),
    ...notFound,
  },
};

const getPercentiles: ZodOpenApiOperationObject = {
  operationId: 'getPercentiles',
  summary: 'Read percentiles of a run',
  description:
    'As the tool gave them, else by nearest rank from stored raw values. Nothing is interpolated: what the run cannot say is `supported: false`.',
  requestParams: { path: runIdParameter, query: percentilesQuery },
  responses: {
    '200': jsonOf(percentilesSchema, 'One entry for each percentage, in the order asked.'),
    '400': problem('A parameter is wrong or unknown.'),
    ...notFound,
  },
};

const getSource: ZodOpenApiOperationObject = {
  operationId: 'getSource',
  summary: 'Download the original of a run',
  requestParams: { path: runIdParameter },
  responses: {
    '200': {
      description: 'The bytes as they were received; the ETag is their SHA-256.',
      content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
    },
    '304': { description: 'The ETag in If-None-Match is still right; it always is.' },
    '404': problem('There is no such run, or this instance does not hold its original.'),
  },
};

const getCompare: ZodOpenApiOperationObject = {
  operationId: 'getCompare',
  summary: 'Compare the subjects of a suite, or runs of any suites',
  requestParams: { query: compareQuery },
  responses: {
    '200': jsonOf(comparisonSchema, 'Every row with its tests; what `benchlens compare --json` prints.'),
    '400': problem('A parameter is wrong or unknown.'),
    '404': problem('There is no such suite or run.'),
  },
};

const postCost: ZodOpenApiOperationObject = {
  operationId: 'postCost',
  summary: 'Compute nodes and monthly cost',
  description:
    'To the cent what `benchlens cost` prints. Values are texts with units as on the command line, or numbers in canonical units. Stores nothing.',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: costRequestSchema,
        example: { users: '500k', memoryPerConnection: '14kB' },
      },
    },
  },
  responses: {
    '200': jsonOf(costAnswerSchema, 'An option for each subject.'),
    '400': problem('A field is wrong, nothing limits a node, or a price is not known.'),
    '413': problem('Too large.'),
    '422': problem('The body is no JSON, or the suite file in it is broken.'),
  },
};

const getDecision: ZodOpenApiOperationObject = {
  operationId: 'getDecision',
  summary: 'Decide over a stored suite',
  description:
    'Scores the subjects by the criteria of the suite and the weights of the reader, and says how firm the answer is. From all runs of the suite.',
  requestParams: { path: slugParameter, query: decisionQuery },
  responses: {
    '200': jsonOf(decisionSchema, 'The decision, as `benchlens decide --json` prints it.'),
    '400': problem('A parameter is wrong or unknown.'),
    '422': problem('The suite has nothing to decide by: no criterion, or no value on any.'),
    ...notFound,
  },
};

const postDecide: ZodOpenApiOperationObject = {
  operationId: 'postDecide',
  summary: 'Decide over a suite file',
  description:
    'The body is a suite file, with the choices in the address; or an object of both. Nothing is stored.',
  requestParams: { query: decisionQuery },
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: z.union([decisionRequestSchema, suiteFileAnswerSchema]) },
    },
  },
  responses: {
    '200': jsonOf(decisionSchema, 'The decision, as `benchlens decide --json` prints it.'),
    '400': problem('A choice is wrong or unknown.'),
    '413': problem('Too large.'),
    '422': problem('The suite file is broken, or has nothing to decide by.'),
  },
};

const getAudit: ZodOpenApiOperationObject = {
  operationId: 'getAudit',
  summary: 'Audit the claims of a suite',
  description:
    'Holds the claims against one another, against what was measured, and against what is known about tools and prices.',
  requestParams: { path: slugParameter },
  responses: {
    '200': jsonOf(auditSchema, 'Every finding, also of what adds up, with its arithmetic.'),
    ...notFound,
  },
};

const postAudit: ZodOpenApiOperationObject = {
  operationId: 'postAudit',
  summary: 'Audit the claims of a suite file',
  description: 'What `benchlens audit --json` prints. Stores nothing.',
  requestBody: { required: true, content: { 'application/json': { schema: suiteFileAnswerSchema } } },
  responses: {
    '200': jsonOf(auditSchema, 'Every finding, also of what adds up, with its arithmetic.'),
    '413': problem('Too large.'),
    '422': problem('The body is no suite file, or a broken one.'),
  },
};

const postReports: ZodOpenApiOperationObject = {
  operationId: 'postReports',
  summary: 'Freeze views as a report',
  description:
    'Stores the views with all that they rest on under an unguessable slug. The same views of the same data are one content with one SHA-256.',
  security: [{ token: [] }, { session: [] }, {}],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: z.union([reportRequestSchema, frozenReportSchema]),
        example: { chapters: [{ view: '/suites/chat-servers' }] },
      },
    },
  },
  responses: {
    '201': {
      ...jsonOf(createdReportSchema, 'Frozen and stored.'),
      headers: z.object({ Location: z.string().meta({ description: 'The page of the report.' }) }),
    },
    '400': problem('A view cannot be frozen, or a parameter of it is wrong.'),
    '401': problem('A token is needed.'),
    '403': problem('The request comes from another site, or the token may not write.'),
    '404': problem('There is no such suite, or no such version before.'),
    '413': problem('Too large.'),
    '422': problem('The body is no JSON, or a report that was changed after it was frozen.'),
  },
};

const getReport: ZodOpenApiOperationObject = {
  operationId: 'getReport',
  summary: 'Read a frozen report',
  requestParams: { path: reportSlugParameter },
  responses: {
    '200': jsonOf(frozenReportSchema, 'What `benchlens verify` reads and another instance takes.'),
    '404': problem('There is no such report.'),
    '410': problem('The report was withdrawn; the detail says when and why.'),
  },
};

const deleteReport: ZodOpenApiOperationObject = {
  operationId: 'deleteReport',
  summary: 'Withdraw a report',
  security: [{ token: [] }, { session: [] }, {}],
  requestParams: { path: reportSlugParameter, query: withdrawQuery },
  responses: {
    '204': { description: 'Withdrawn: its link says so from now on.' },
    '400': problem('The reason is missing.'),
    '401': problem('A token is needed.'),
    '403': problem('The request comes from another site, or the token may not write.'),
    '404': problem('There is no such report, or it is withdrawn.'),
  },
};

const getOpenApi: ZodOpenApiOperationObject = {
  operationId: 'getOpenApi',
  summary: 'This description',
  responses: { '200': jsonOf(z.object({ openapi: z.string() }).loose(), 'OpenAPI 3.1.') },
};

const getSuiteSchema: ZodOpenApiOperationObject = {
  operationId: 'getSuiteSchema',
  summary: 'JSON Schema of a suite file',
  responses: {
    '200': {
      description: 'JSON Schema, draft 2020-12.',
      content: { 'application/schema+json': { schema: z.object({}).loose() } },
    },
  },
};
