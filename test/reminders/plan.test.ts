import { expect, test } from 'vitest'
import { type Law, type Overdue, planOf, type SentReminder } from '../../src/reminders/plan.ts'
import { shownPlan } from '../../src/reminders/preview.ts'

const STEP = { afterDays: 14, deadlineDays: 14, feeMinor: 0, interest: false, text: {} }
const LAW = {
  steps: [
    { ...STEP, kind: 'reminder' },
    { ...STEP, kind: 'reminder', afterDays: 35 },
  ],
  rates: [],
} as unknown as Law
const FIRST: SentReminder = {
  ...{ id: 'letter', step: 1, dueDate: '2027-02-15', feeMinor: 0, interestMinor: 0, isFeeWaived: false },
  sendings: [],
}
const after = (sendings: [SentReminder['sendings'][number]['channel'], string][], change: Partial<Overdue> = {}) =>
  planOf(
    {
      ...{ documentId: 'invoice', orderId: 'order', dueDate: '2027-01-15', leftMinor: 100_000, claimsMinor: 0 },
      ...{ isDisputed: false, paidAt: null, hold: null, isLetterDue: false, content: {} as Overdue['content'] },
      sent: [
        {
          ...FIRST,
          sendings: sendings.map(([channel, state]) => ({
            ...{ channel, at: '2027-02-01T12:00:00Z' },
            state: state as SentReminder['sendings'][number]['state'],
          })),
        },
      ],
      ...change,
    },
    LAW,
    '2027-02-17',
  )

test('no second letter goes out while the first has not left: not drawn yet, in the tray, or rejected', () => {
  const waits = { waits: 'not-delivered', until: null, said: null }
  expect(after([], { isLetterDue: true })).toEqual(waits)
  expect(after([['ehf', 'queued']])).toEqual(waits)
  expect(after([['ehf', 'rejected']])).toEqual(waits)
  expect(after([['ehf', 'mailed']], { isLetterDue: true })).toEqual(waits)
})

test('a letter that has left, over the network or by mail, lets the next one come in its turn', () => {
  const waits = { waits: 'not-yet', until: '2027-02-19' }
  expect(after([])).toMatchObject(waits)
  expect(after([['ehf', 'handed-over']])).toMatchObject(waits)
  expect(after([['ehf', 'accepted']])).toMatchObject(waits)
  expect(
    after([
      ['ehf', 'rejected'],
      ['mail', 'queued'],
    ]),
  ).toMatchObject(waits)
})

test('one invoice whose plan cannot be worked out is shown as faulty, and the list goes on', () => {
  const broken = { ...{ documentId: 'invoice', orderId: 'order', dueDate: '2027-01-15', leftMinor: 100_000 } }
  const overdue = { ...broken, claimsMinor: 0, isDisputed: false, paidAt: null, hold: null, isLetterDue: false }
  const shown = shownPlan({ ...overdue, sent: [], content: {} as Overdue['content'] }, LAW, '2027-02-17')
  expect(shown).toMatchObject({ waits: 'faulty', said: expect.stringMatching(/./) })
})
