import { z } from 'zod'
import { isOrganisationNumber, OrganisationNumber } from '../companies/organisation-number.ts'
import { badNumber } from '../companies/problems.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { act } from '../platform/till.ts'
import { MarkRejected, MarkSent, markRejected, markSent, sendByMail, tryAgain } from './decide-by-hand.ts'
import { TRAY_PARTS, trayOf } from './queries.ts'
import { CARRIED_KINDS, CHANNELS, SENDING_STATES } from './state.ts'
import { trayZip } from './tray-zip.ts'
import { wayOfNumber } from './way-of-number.ts'

const room = 'sending'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
const params = z.object({ sendingId: z.uuid() })
const refusals = ['sending/unknown', 'sending/other-state']

const Sending = z
  .object({
    id: z.uuid(),
    documentId: z.uuid(),
    orderId: z.uuid(),
    kind: z.enum(CARRIED_KINDS),
    reminderId: z.uuid().nullable().meta({ description: 'Where it is a reminder of the document' }),
    number: z.string(),
    buyerName: z.string(),
    receiver: z.string().meta({ description: 'Scheme and address in the network: 0192:987654325' }),
    documentDate: z.iso.date(),
    grossMinor: z.int(),
    currency: CurrencyCode,
    state: z.enum(SENDING_STATES),
    said: z.string().nullable().meta({ description: 'What the last try said, or why it was rejected' }),
    at: z.iso.datetime(),
    xml: z.string(),
  })
  .meta({ id: 'Sending' })

const Receiver = z
  .object({
    eInvoice: z.enum(['receives', 'does-not-receive', 'unknown']),
    channels: z.array(z.enum(CHANNELS)).meta({ description: 'How its invoices would go out now' }),
  })
  .meta({ id: 'EInvoiceReceiver' })

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/sendings',
    id: 'listSendings',
    reads: 'sendings',
    room,
    who: readers,
    summary: 'E-invoices: those to be sent, those rejected, or those that have gone; at most two hundred',
    query: z.strictObject({ part: z.enum(TRAY_PARTS).default('to-send') }),
    replies: { 200: z.object({ sendings: z.array(Sending) }) },
    answer: async ({ till, query: { part } }) => {
      const sendings = await trayOf({ client: till.connection.pool }, part)
      const body = sendings.map((each) => ({
        ...each,
        at: each.at.toISOString(),
        xml: each.reminderId ? `/reminders/${each.reminderId}.xml` : `/invoices/${each.documentId}.xml`,
      }))
      return { status: 200, body: { sendings: body } }
    },
  }),
  route({
    method: 'get',
    path: '/sendings/to-send.zip',
    id: 'downloadSendings',
    reads: 'sendings',
    room,
    who: readers,
    summary: 'The e-invoices that wait to be sent, as one ZIP',
    replies: { 200: null },
    answer: async ({ till }) => {
      const source = await trayZip({ client: till.connection.pool }, till.config.dataDir)
      return { status: 200, body: null, file: { type: 'application/zip', name: 'e-invoices.zip', source } }
    },
  }),
  route({
    method: 'post',
    path: '/sendings/sent',
    id: 'markSendingsSent',
    room,
    who,
    summary: 'These were sent by hand; all are marked or none',
    body: MarkSent,
    replies: { 204: null },
    refusals,
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => markSent(tx, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/sendings/{sendingId}/rejection',
    id: 'markSendingRejected',
    room,
    who,
    summary: 'The network or the receiver did not take it, and why',
    params,
    body: MarkRejected,
    replies: { 204: null },
    refusals,
    answer: async ({ till, actor, params: { sendingId }, body }) => {
      await act(till, actor, (tx) => markRejected(tx, sendingId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/sendings/{sendingId}/retry',
    id: 'retrySending',
    room,
    who,
    summary: 'A rejected e-invoice is to be sent once more',
    params,
    replies: { 204: null },
    refusals,
    answer: async ({ till, actor, params: { sendingId } }) => {
      await act(till, actor, (tx) => tryAgain(tx, sendingId))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/sendings/{sendingId}/mail',
    id: 'mailSending',
    room,
    who,
    summary: 'The PDF goes by mail instead',
    params,
    replies: { 204: null },
    refusals,
    answer: async ({ till, actor, params: { sendingId } }) => {
      await act(till, actor, (tx) => sendByMail(tx, sendingId))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/e-invoice-receivers/{organisationNumber}',
    id: 'readEInvoiceReceiver',
    room,
    who: 'anyone',
    summary: 'Whether an organisation receives e-invoices (EHF); unknown where it could not be found out now',
    params: z.object({ organisationNumber: OrganisationNumber }),
    replies: { 200: Receiver },
    refusals: ['companies/bad-number'],
    answer: async ({ till, params: { organisationNumber } }) => {
      if (!isOrganisationNumber(organisationNumber)) throw badNumber('/organisationNumber')
      return { status: 200, body: await wayOfNumber(till, organisationNumber) }
    },
  }),
]
