import { z } from 'zod'
import { checkActs } from '../audit/check-acts.ts'
import { onePage, pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { invalid } from '../platform/problems.ts'
import { auditCsv } from './audit-csv.ts'
import { auditedActs, auditFilter } from './audit-log.ts'
import { AUDITED } from './audited.ts'

const room = 'setup'
/** The whole log is read. */
const WHOLE_WEIGHT = 10

const values = z.record(z.string(), z.unknown()).nullable()
const Act = z
  .object({
    id: z.int(),
    number: z.int().nullable().meta({ description: 'Gapless; null until it is sealed' }),
    at: z.iso.datetime(),
    actor: z.string(),
    actorName: z.string().nullable(),
    deed: z.enum(['added', 'changed', 'removed', 'done', 'read']),
    kind: z.enum(AUDITED),
    subjectId: z.string(),
    subjectName: z.string().nullable(),
    aboutName: z.string().nullable(),
    before: values,
    after: values,
    cut: z.boolean().meta({ description: 'Its personal values were removed when somebody was forgotten' }),
  })
  .meta({ id: 'AuditedAct' })

const list = route({
  method: 'get',
  path: '/audit',
  id: 'listAudit',
  reads: 'audit',
  room,
  who: ['auditor'],
  summary:
    'Who changed what, with what stood there before and after, and who was shown personal data; the newest first',
  query: z.strictObject({ ...pageQuery, ...auditFilter }),
  replies: { 200: z.object({ acts: z.array(Act), next: z.string().nullable() }) },
  answer: async ({ till, query: { limit, after, ...filter } }) => {
    const acts = await auditedActs({ client: till.connection.pool }, filter, { after: idIn(after), limit: limit + 1 })
    const { page, next } = onePage(acts, limit, ({ id }) => String(id))
    return {
      status: 200,
      body: {
        acts: page.map(({ chainDigest: _link, at, ...act }) => ({
          ...act,
          kind: act.kind as 'audit',
          at: at.toISOString(),
        })),
        next,
      },
    }
  },
})

const check = route({
  method: 'get',
  path: '/audit/check',
  id: 'checkAudit',
  weight: WHOLE_WEIGHT,
  room,
  who: ['auditor'],
  summary:
    'Whether the audit log is what was sealed; else where it first is not. Keep number and digest elsewhere to see later that its end stands',
  replies: {
    200: z.object({
      sealed: z.int(),
      chainDigest: z.string(),
      waiting: z.int(),
      cut: z.int(),
      broken: z
        .object({
          number: z.int().nullable(),
          how: z.enum(['changed', 'removed', 'moved', 'values', 'unsealed']),
        })
        .nullable(),
    }),
  },
  answer: async ({ till }) => ({ status: 200, body: await checkActs({ client: till.connection.pool }) }),
})

const download = route({
  method: 'get',
  path: '/exports/audit.csv',
  id: 'exportAudit',
  reads: 'audit',
  weight: WHOLE_WEIGHT,
  room,
  who: ['auditor'],
  summary: 'The audit log of a filter as CSV, each act with its link of the chain',
  query: z.strictObject(auditFilter),
  replies: { 200: null },
  answer: async ({ till, query }) => {
    const source = auditCsv({ client: till.connection.pool }, query)
    return { status: 200, body: null, file: { type: 'text/csv; charset=utf-8', name: 'audit.csv', source } }
  },
})

/** Who did what, for administrators and auditors. */
export const auditRoutes: AnyRoute[] = [list, check, download]

function idIn(after: string | undefined): number | null {
  if (after === undefined) return null
  const id = Number(after)
  if (!/^\d+$/.test(after) || !Number.isSafeInteger(id))
    throw invalid('/query/after', 'not a cursor this list gave out')
  return id
}
