import { type Option, type Options, parameterOf } from '../jobs/report/option.ts';
import { PERIOD_OPTIONS, QUESTION_OPTIONS } from '../jobs/report/options.ts';
import { MEDIA_TYPES } from '../report/write/formats.ts';
import { OUTAGES_REPORT_OPTIONS, REPORT_OPTIONS } from './inputs.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});
const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const REPORT_ID_PARAMETER = { description: 'What /trigger_report answered.', type: 'string', minLength: 1 };

const TRIGGER = parametersOf({ ...QUESTION_OPTIONS, ...PERIOD_OPTIONS });
const REPORT = {
  report_id: REPORT_ID_PARAMETER,
  ...parametersOf(REPORT_OPTIONS),
};
const OUTAGES = { ...REPORT, ...parametersOf(OUTAGES_REPORT_OPTIONS) };

function parametersOf(options: Options): Parameters {
  return Object.fromEntries(Object.values(options).map((option) => [parameterOf(option), schemaOf(option)]));
}

function defaultOf(usual: string | number | undefined): object {
  return usual === undefined ? {} : { default: usual };
}

/** An option as JSON Schema tells of it. */
function schemaOf(option: Option): Parameters[string] {
  const description = option.sentence;
  switch (option.kind) {
    case 'flag':
      return { description, type: 'boolean', default: false };
    case 'choice':
      return { description, type: 'string', enum: option.values, ...defaultOf(option.usual) };
    case 'typed': {
      const isNumber = option.schema.type === 'number' && option.usual !== undefined;
      return { description, ...option.schema, ...defaultOf(isNumber ? Number(option.usual) : option.usual) };
    }
    case 'names':
      return { description, type: 'array', items: { type: 'string' }, default: [] };
  }
}

const SCHEMAS = {
  Triggered: object({ report_id: REPORT_ID_PARAMETER }),
  Running: object({
    status: { const: 'Running' },
    progress: { type: 'number', minimum: 0, maximum: 1 },
  }),
  Complete: object({
    status: { const: 'Complete' },
    report_id: REPORT_ID_PARAMETER,
    csv: { type: 'string' },
  }),
  Failed: object({ status: { const: 'Failed' }, error: ref('Problem') }),
  Pushed: object({ import_id: { type: 'string', format: 'uuid' } }),
  PushRunning: object({ status: { const: 'Running' } }),
  PushComplete: object({
    status: { const: 'Complete' },
    import_id: { type: 'string', format: 'uuid' },
    counts: object(
      Object.fromEntries(
        ['rows', 'accepted', 'added', 'replaced', 'unchanged', 'rejected'].map((name) => [
          name,
          { type: 'integer', minimum: 0 },
        ]),
      ),
    ),
    warnings: { type: 'array', items: { type: 'string' } },
    pushes: {
      description: 'So many bodies were imported together; the counts and warnings are of all of them.',
      type: 'integer',
      minimum: 1,
    },
  }),
  Cancelled: object({ status: { const: 'Cancelled' } }),
  Problem: object({ code: { type: 'string' }, message: { type: 'string' } }),
  Error: object({ error: ref('Problem') }),
};

const REFUSED = {
  '400': json('Wrong input; the message says what.', ref('Error')),
  '401': json('No token, or a wrong one.', ref('Error')),
  '403': json('A request of a web page, or a Host other than this one.', ref('Error')),
  '405': json('A method that this path does not answer.', ref('Error')),
  '408': json('The request did not end in time.', ref('Error')),
  '413': json('The body is larger than 64 KiB.', ref('Error')),
  '415': json('The body is neither JSON nor form fields.', ref('Error')),
  '500': json('Store Monitor could not do it; the message says why.', ref('Error')),
  '503': json('Too many requests are under way.', ref('Error')),
};

const TRIGGER_ANSWERS = {
  '200': json('The report has begun, or waits for its turn.', ref('Triggered')),
  '409': json('There is nothing to report on.', ref('Error')),
  '429': {
    ...json('200 reports are not complete yet, which is the most.', ref('Error')),
    headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
  },
  ...REFUSED,
};

const REPORT_ANSWERS = {
  '200': {
    description: 'The report, when it is complete; otherwise that it failed or was cancelled.',
    headers: {
      'Report-Status': {
        description: 'Sent with a file.',
        schema: { const: 'Complete' },
      },
      'Report-Losses': {
        description:
          'Which kinds of data were lost to damage and are missing from the file; not sent where none are.',
        schema: { type: 'string' },
      },
    },
    content: {
      'text/csv': { schema: { type: 'string' } },
      [MEDIA_TYPES.xlsx]: { schema: { contentMediaType: MEDIA_TYPES.xlsx } },
      [MEDIA_TYPES.pdf]: { schema: { contentMediaType: MEDIA_TYPES.pdf } },
      [MEDIA_TYPES.parquet]: { schema: { contentMediaType: MEDIA_TYPES.parquet } },
      'application/json': { schema: { oneOf: [ref('Complete'), ref('Failed'), ref('Cancelled')] } },
    },
  },
  '202': json('The report is not complete yet.', ref('Running')),
  '404': json('There is no report with this id, or no store of it in a group asked for.', ref('Error')),
  '409': json(
    'The report is not complete any more, too old to hold what is asked for, or its data have changed and its parts cannot be told.',
    ref('Error'),
  ),
  ...REFUSED,
};

const PUSH_ANSWERS = {
  '202': json('The file is on the disk and will be imported, whatever happens.', ref('Pushed')),
  ...REFUSED,
  '413': json('The file is larger than 1 GiB.', ref('Error')),
  '429': json('Too much that was sent waits to be imported.', ref('Error')),
  '507': json('The disk would be full.', ref('Error')),
};

const PUSH_STATE_ANSWERS = {
  '200': json('It is imported, or was refused.', { oneOf: [ref('PushComplete'), ref('Failed')] }),
  '202': json('It is not imported yet.', ref('PushRunning')),
  '404': json('There is no import with this id.', ref('Error')),
  ...REFUSED,
};

type Parameters = Readonly<
  Record<string, { readonly type: string; readonly description: string; readonly [keyword: string]: unknown }>
>;

/** The same operation by both methods: parameters in the query, or in a body. */
function bothMethods(
  name: string,
  summary: string,
  given: Parameters,
  required: string[],
  responses: object,
) {
  const parameters = Object.entries(given).map(([parameter, { description, ...schema }]) => ({
    name: parameter,
    in: 'query',
    description,
    required: required.includes(parameter),
    schema,
  }));
  const body = { type: 'object', properties: given, required, additionalProperties: false };
  const content = Object.fromEntries(
    ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'].map((type) => [
      type,
      { schema: body },
    ]),
  );
  return {
    get: { operationId: name, summary, parameters, responses },
    post: {
      operationId: `${name}ByPost`,
      summary,
      // Each may come in the query or in the body, so none is required in the query.
      parameters: parameters.map((parameter) => ({ ...parameter, required: false })),
      requestBody: { required: false, content },
      responses,
    },
  };
}

/** The API of SPEC §5 as an OpenAPI 3.1 document. */
export function describeApi({ tokenRequired }: { tokenRequired: boolean }): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Store Monitor',
      version: '1.0.0',
      description: 'Reports how long each store was online and not during its business hours.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: tokenRequired ? [{ token: [] }] : [],
    paths: {
      '/trigger_report': bothMethods('triggerReport', 'Begin a report', TRIGGER, [], TRIGGER_ANSWERS),
      '/get_report': bothMethods(
        'getReport',
        'Ask for a report: its state, then its CSV',
        REPORT,
        ['report_id'],
        REPORT_ANSWERS,
      ),
      '/get_outages': bothMethods(
        'getOutages',
        'Ask for the outages of a report: its state, then a CSV of them',
        OUTAGES,
        ['report_id'],
        REPORT_ANSWERS,
      ),
      '/import': {
        post: {
          operationId: 'pushFile',
          summary: 'Send a file to be imported: polls, business hours, time zones, stores or closures',
          security: [{ token: [] }],
          requestBody: {
            required: true,
            content: {
              'application/octet-stream': { schema: {} },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          responses: PUSH_ANSWERS,
        },
      },
      '/imports/{id}': {
        get: {
          operationId: 'getImport',
          summary: 'Ask what became of a file that was sent',
          security: [{ token: [] }],
          parameters: [
            {
              name: 'id',
              in: 'path',
              required: true,
              description: 'What /import answered.',
              schema: { type: 'string' },
            },
          ],
          responses: PUSH_STATE_ANSWERS,
        },
      },
      '/openapi.json': {
        get: {
          operationId: 'describeApi',
          summary: 'This document',
          responses: { '200': json('This document.', { type: 'object' }), ...REFUSED },
        },
      },
    },
    components: {
      schemas: SCHEMAS,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}
