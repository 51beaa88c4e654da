import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badInput } from './error.ts';
import type { Parameters } from './inputs.ts';

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Reads bodies into parameters: JSON objects and both kinds of form. An empty body is no input. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const json = async (_request: FastifyRequest, body: string) => readJson(body);
  const form = async ({ headers }: FastifyRequest, body: Buffer) => readForm(body, headers['content-type']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, json);
  app.addContentTypeParser(FORMS, { parseAs: 'buffer' }, form);
}

function readJson(body: string): Parameters {
  if (body.trim() === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw badInput('The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badInput('The body is not a JSON object, such as {"report_id": "…"}.');
  }
  return Object.entries(value);
}

async function readForm(body: Buffer, contentType = ''): Promise<Parameters> {
  if (body.length === 0) return [];
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    return [...form];
  } catch {
    throw badInput('The form fields of the body cannot be read.');
  }
}
