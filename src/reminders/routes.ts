import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { CurrencyCode } from '../platform/money.ts'
import { readSetting } from '../platform/settings.ts'
import { act } from '../platform/till.ts'
import { CHANNELS, SENDING_STATES } from '../sending/state.ts'
import { HoldReminders, holdReminders } from './hold-reminders.ts'
import { addLegalRate, LegalRate, legalRates } from './legal-rates.ts'
import { WAITS } from './plan.ts'
import { type Previewed, previewReminders } from './preview.ts'
import { RecordTransfer, recordTransfer } from './record-transfer.ts'
import { ReminderSteps, reminderSteps, setSteps } from './steps.ts'
import { WaiveFee, waiveFee } from './waive-fee.ts'

const room = 'reminders'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
const ofDocument = z.object({ documentId: z.uuid() })

const Preview = z
  .object({
    documentId: z.uuid(),
    orderId: z.uuid(),
    number: z.string(),
    buyerName: z.string(),
    dueDate: z.iso.date(),
    leftMinor: z.int(),
    claimsMinor: z.int().meta({ description: 'Fees and interest, neither paid nor waived' }),
    currency: CurrencyCode,
    sent: z.array(
      z.object({
        id: z.uuid(),
        step: z.int(),
        dueDate: z.iso.date(),
        feeMinor: z.int(),
        interestMinor: z.int(),
        isFeeWaived: z.boolean(),
        sendings: z
          .array(z.object({ channel: z.enum(CHANNELS), state: z.enum(SENDING_STATES), at: z.string() }))
          .meta({ description: 'How it goes to a company: as EHF Reminder, by mail' }),
      }),
    ),
    send: z
      .object({
        step: z.int(),
        feeMinor: z.int(),
        interestMinor: z.int(),
        payableMinor: z.int(),
        dueDate: z.iso.date(),
      })
      .nullable()
      .meta({ description: 'The reminder that is to be sent today' }),
    waits: z
      .object({ for: z.enum(WAITS), until: z.iso.date().nullable(), said: z.string().nullable() })
      .nullable()
      .meta({ description: 'Why none is sent today' }),
  })
  .meta({ id: 'ReminderPreview' })

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/reminders/preview',
    id: 'previewReminders',
    reads: 'reminders',
    room,
    who: readers,
    summary:
      'Every overdue invoice, the oldest first, with the reminder that would be sent today or why none; at most 500',
    replies: { 200: z.object({ invoices: z.array(Preview) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { invoices: (await previewReminders({ client: till.connection.pool })).map(previewBody) },
    }),
  }),
  route({
    method: 'get',
    path: '/reminders/settings',
    id: 'readReminderSettings',
    room,
    who: readers,
    summary: 'The steps in force and what the law lets them claim',
    replies: { 200: z.object({ ...ReminderSteps.shape, rates: z.array(LegalRate) }) },
    answer: async ({ till }) => {
      const on = { client: till.connection.pool }
      const steps = (await readSetting(on, reminderSteps))?.steps ?? []
      return { status: 200, body: { steps, rates: await legalRates(on) } }
    },
  }),
  route({
    method: 'put',
    path: '/reminders/steps',
    id: 'setReminderSteps',
    room,
    who,
    summary: 'Sets when reminders are sent and what they claim, from now on; no step sends none',
    body: ReminderSteps,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setSteps(tx, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/reminders/legal-rates',
    id: 'addLegalRate',
    room,
    who,
    summary: 'Enters a highest fee or a rate of late interest, from a day on',
    body: LegalRate,
    replies: { 204: null },
    refusals: ['reminders/rate-entered'],
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => addLegalRate(tx, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/invoices/{documentId}/reminder-holds',
    id: 'holdReminders',
    room,
    who,
    summary: 'Pauses or stops the reminders of an invoice, or lets them go on',
    params: ofDocument,
    body: HoldReminders,
    replies: { 204: null },
    refusals: ['document/unknown'],
    answer: async ({ till, actor, params: { documentId }, body }) => {
      await act(till, actor, (tx) => holdReminders(tx, documentId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/invoices/{documentId}/transfers',
    id: 'recordTransfer',
    room,
    who,
    idempotent: true,
    summary: 'Money for an invoice came by bank: pays the invoice, then the fees and interest of its reminders',
    params: ofDocument,
    body: RecordTransfer,
    replies: { 201: z.object({ id: z.uuid() }) },
    refusals: ['document/unknown', 'invoice/more-than-left', 'invoice/being-credited'],
    answer: async ({ till, actor, cartToken, idempotencyKey, params: { documentId }, body }) => {
      const ask = askOf(actor, cartToken, { key: idempotencyKey!, operation: `transfer ${documentId}`, body })
      const id = await act(till, actor, (tx) => once(tx, ask, () => recordTransfer(tx, documentId, body)))
      return { status: 201, body: { id } }
    },
  }),
  route({
    method: 'post',
    path: '/reminders/{reminderId}/fee-waiver',
    id: 'waiveReminderFee',
    room,
    who,
    summary: 'The fee of a reminder is claimed no more',
    params: z.object({ reminderId: z.uuid() }),
    body: WaiveFee,
    replies: { 204: null },
    refusals: ['reminder/unknown', 'reminders/no-fee', 'reminders/waived'],
    answer: async ({ till, actor, params: { reminderId }, body }) => {
      await act(till, actor, (tx) => waiveFee(tx, reminderId, body))
      return { status: 204, body: null }
    },
  }),
]

function previewBody({ plan, ...rest }: Previewed): z.input<typeof Preview> {
  if (plan === null) return { ...rest, send: null, waits: null }
  if ('waits' in plan) return { ...rest, send: null, waits: { for: plan.waits, until: plan.until, said: plan.said } }
  const { step, feeMinor, interestMinor, letter } = plan.send
  return {
    ...rest,
    waits: null,
    send: { step, feeMinor, interestMinor, payableMinor: letter.payableMinor, dueDate: letter.dueDate },
  }
}
