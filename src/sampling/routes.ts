import { z } from 'zod'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { DrawSample, drawSample } from './draw-sample.ts'
import { type Sample, sampleById, samplesBefore } from './queries.ts'
import { trailZip } from './trail-zip.ts'

const room = 'sampling'
const who = ['finance', 'auditor'] as const
/** Reads all that is known of up to a hundred orders. */
const TRAIL_WEIGHT = 10

const SampleShape = z
  .object({
    id: z.uuid(),
    number: z.int(),
    fromOn: z.iso.date(),
    toOn: z.iso.date(),
    leastMinor: z.int(),
    seed: z.string(),
    population: z.int().meta({ description: 'From how many documents it was drawn' }),
    drawnAt: z.iso.datetime(),
    documents: z.array(z.object({ id: z.uuid(), number: z.string() })),
  })
  .meta({ id: 'DocumentSample' })

const view = ({ drawnAt, ...sample }: Sample): z.input<typeof SampleShape> => ({
  ...sample,
  drawnAt: drawnAt.toISOString(),
})

/** An auditor draws documents by lot and gets each one's whole trail. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/document-samples',
    id: 'listDocumentSamples',
    room,
    who,
    summary: 'The samples that were drawn, the newest first',
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ samples: z.array(SampleShape), next: z.string().nullable() }) },
    answer: async ({ till, query: { after, limit } }) => {
      const on = { client: till.connection.pool }
      const { page, next } = onePage(await samplesBefore(on, readCursor(after)?.id ?? null, limit + 1), limit, idCursor)
      return { status: 200, body: { samples: page.map(view), next } }
    },
  }),
  route({
    method: 'post',
    path: '/document-samples',
    id: 'drawDocumentSample',
    room,
    who,
    summary: 'Draws documents by lot; the same seed over the same documents gives the same ones',
    body: DrawSample,
    replies: { 201: SampleShape },
    refusals: ['samples/nothing-to-draw'],
    answer: async ({ till, actor, body }) => {
      const id = await act(till, actor, (tx) => drawSample(tx, body))
      return { status: 201, body: view((await sampleById({ client: till.connection.pool }, id))!) }
    },
  }),
  route({
    method: 'get',
    path: '/document-samples/{sampleId}/trails.zip',
    id: 'readDocumentTrails',
    reads: 'document-trails',
    weight: TRAIL_WEIGHT,
    room,
    who,
    summary: 'Each document of a sample with its originals, order, terms, delivery, payment, postings and changes',
    params: z.strictObject({ sampleId: z.uuid() }),
    replies: { 200: null },
    refusals: ['sample/unknown'],
    answer: async ({ till, params: { sampleId } }) => {
      const on = { client: till.connection.pool }
      const sample = await sampleById(on, sampleId)
      if (!sample) throw unknown('sample')
      const source = trailZip(on, sample, till.config.dataDir)
      return { status: 200, body: null, file: { type: 'application/zip', name: `sample-${sample.number}.zip`, source } }
    },
  }),
]
