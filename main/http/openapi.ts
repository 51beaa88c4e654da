import { PRESETS, STEPS } from '../report/calendar.ts';
import { REACH_MINUTES } from '../report/reach.ts';
import { METHODS } from '../report/types.ts';

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

const AS_OF_PARAMETER = {
  description:
    'The instant to report as of: “latest” is the newest poll, “now” the system clock; or an instant. Polls after it are ignored.',
  type: 'string',
  default: 'latest',
  examples: ['latest', 'now', '2023-01-25T18:13:22Z'],
};
const REACH_PARAMETER = {
  description: 'How far a poll speaks for the time around it, in the interpolated method.',
  type: 'number',
  minimum: REACH_MINUTES.least,
  maximum: REACH_MINUTES.most,
  default: REACH_MINUTES.usual,
};
const REPORT_ID_PARAMETER = { description: 'What /trigger_report answered.', type: 'string', minLength: 1 };
const METHOD_PARAMETER = { type: 'string', enum: METHODS, default: 'poll-count' };
const EXTENDED_PARAMETER = {
  description: 'Appends the columns of unknown time to the CSV.',
  type: 'boolean',
  default: false,
};

const BOUNDS_PARAMETER = {
  description: 'Appends the columns of the least and the most downtime to the CSV.',
  type: 'boolean',
  default: false,
};

const COUNTS_PARAMETER = {
  description: 'Appends how many outages have downtime in the last hour, day and week.',
  type: 'boolean',
  default: false,
};

const PERIOD_PARAMETER = {
  description:
    'Reports of a period in place of the last hour, day and week, counted in whole days from the date that the report zone shows as of the report.',
  type: 'string',
  enum: PRESETS,
};
const END = 'Both are dates, in each store’s own time, or both instants; without an offset these are in UTC.';
const FROM_PARAMETER = {
  description: `The first date of a period, or the instant that it begins at. ${END}`,
  type: 'string',
  examples: ['2023-01-18', '2023-01-18T06:00:00Z'],
};
const TO_PARAMETER = {
  description: `The last date of a period, or the instant that it goes up to. ${END}`,
  type: 'string',
  examples: ['2023-01-24', '2023-01-25T06:00:00Z'],
};
const ZONE_PARAMETER = {
  description: 'The report zone, in IANA’s names; without one, the zone that most stores are in.',
  type: 'string',
  examples: ['America/Chicago'],
};
const BY_PARAMETER = {
  description: 'Of a report of a period: a row for each day, week or month of each store.',
  type: 'string',
  enum: STEPS,
};

const TRIGGER = {
  as_of: AS_OF_PARAMETER,
  reach_minutes: REACH_PARAMETER,
  period: PERIOD_PARAMETER,
  from: FROM_PARAMETER,
  to: TO_PARAMETER,
  zone: ZONE_PARAMETER,
};
const REPORT = {
  report_id: REPORT_ID_PARAMETER,
  method: METHOD_PARAMETER,
  extended: EXTENDED_PARAMETER,
  bounds: BOUNDS_PARAMETER,
  counts: COUNTS_PARAMETER,
  by: BY_PARAMETER,
};

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
  Cancelled: object({ status: { const: 'Cancelled' } }),
  Problem: object({ code: { type: 'string' }, message: { type: 'string' } }),
  Error: object({ error: ref('Problem') }),
};

const REFUSED = {
  '400': json('Input that makes no sense.', ref('Error')),
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
        description: 'Sent with the CSV.',
        schema: { const: 'Complete' },
      },
      'Report-Losses': {
        description:
          'Sent with the CSV where it was made without something that was lost to damage: which kinds of data.',
        schema: { type: 'string' },
      },
    },
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/json': { schema: { oneOf: [ref('Complete'), ref('Failed'), ref('Cancelled')] } },
    },
  },
  '202': json('The report is not complete yet.', ref('Running')),
  '404': json('There is no report with this id.', ref('Error')),
  '409': json(
    'The report is not complete any more, too old to hold what is asked for, or its data have changed and its parts cannot be told.',
    ref('Error'),
  ),
  ...REFUSED,
};

type Parameters = Readonly<Record<string, { readonly type: string; readonly description?: string }>>;

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
    ...(description === undefined ? {} : { description }),
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
        REPORT,
        ['report_id'],
        REPORT_ANSWERS,
      ),
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
