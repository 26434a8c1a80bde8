import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { say } from '../platform/lang.ts'
import { KIND_WORDS, KINDS, Told } from './kinds.ts'
import sent from './payloads.json' with { type: 'json' }

/** Written by test/handover/payloads.test.ts from what a receiver got. */
const payloads: Readonly<Record<string, object | undefined>> = sent

/** What each webhook carries, for the API's document, with a message of each kind that was really sent. */
export const toldByWebhooks: ZodOpenApiPathsObject = Object.fromEntries(
  KINDS.map((kind) => [
    kind,
    {
      post: {
        summary: say('en', KIND_WORDS[kind]),
        description: 'Signed as Standard Webhooks has it; see docs/webhooks.md. `GET /events` tells the same.',
        tags: ['handover'],
        requestBody: { required: true, content: { 'application/json': { schema: Told, example: payloads[kind] } } },
        responses: { '2XX': { description: 'it arrived' } },
      },
    },
  ]),
)
