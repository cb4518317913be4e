import { z } from 'zod';
import { Refusal } from '#contract/errors';
import { routes } from '#contract/routes';

const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
const json = (schema: z.ZodType) => ({ 'application/json': { schema: schemaOf(schema) } });

/** The REST interface as OpenAPI 3.1, made from the same schemas that check it. */
export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    paths[path] = {
      ...paths[path],
      [route.method]: {
        operationId,
        security: [route.access === 'seat' ? { seat: [] } : { staff: [] }],
        parameters,
        ...(route.body === null ? {} : { requestBody: { required: true, content: json(route.body) } }),
        responses: {
          200: { description: 'done', content: json(route.reply) },
          default: {
            description: 'refused (RFC 9457)',
            content: { 'application/problem+json': { schema: schemaOf(Refusal) } },
          },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Stagemark', version: '1' },
    paths,
    components: {
      securitySchemes: {
        seat: { type: 'http', scheme: 'bearer' },
        staff: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
      },
    },
  };
}
