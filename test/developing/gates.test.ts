import { expect, test } from 'vitest'
import { CARD_SUMMARY_MAX, GATES, type GateFacts, wantingFor } from '../../src/developing/gates.ts'
import type { Step } from '../../src/developing/schema.ts'
import { stageOf } from '../../src/developing/stage.ts'

/** A course that is fit for anything. */
const FIT: GateFacts = {
  ...{ stage: 'delivered', published: true, lastStep: 'marketing', lastStepAt: new Date(0), current: 0 },
  deliveredAt: new Date(1000),
  ...{ contactEmail: 'kurs@oppstart.test', titled: ['nb', 'en'], completeLangs: ['nb', 'en'], summaryLength: 200 },
  ...{ saysForWhom: true, planned: 1, priced: 1, unfinished: 0, unconcluded: 0, openOrders: 0, waiting: 0 },
}
/** What is wrong with a course, and the one check of a step that has to see it. */
const FAULTS: [Step, string, Partial<GateFacts>][] = [
  ['idea', 'starts-current', { current: 1 }],
  ['development', 'title', { titled: [] }],
  ['development', 'contact', { contactEmail: '' }],
  ['development', 'starts-current', { current: 1 }],
  ['marketing', 'texts', { completeLangs: [] }],
  ['marketing', 'summary-short', { summaryLength: CARD_SUMMARY_MAX + 1 }],
  ['marketing', 'for-whom', { saysForWhom: false }],
  ['marketing', 'contact', { contactEmail: '' }],
  ['marketing', 'start-planned', { planned: 0 }],
  ['marketing', 'start-priced', { priced: 0 }],
  ['evaluated', 'delivered', { stage: 'on-sale' }],
  ['evaluated', 'answers-concluded', { unconcluded: 1 }],
  ['archived', 'starts-over', { unfinished: 1 }],
  ['archived', 'orders-open', { openOrders: 1 }],
  ['archived', 'nobody-waits', { waiting: 1 }],
]
const SAID = 'Ti av ti vil ha mer.'
/** Each fault that a gate lets through, by step and name. */
const letThrough = (): string[] =>
  FAULTS.filter(
    ([step, name, fault]) => !wantingFor(step, { ...FIT, ...fault }, SAID).some((each) => each.name === name),
  ).map(([step, name]) => `${step} ${name}`)

test('a fit course passes every gate, and each fault is seen by its own check and no other', () => {
  for (const step of Object.keys(GATES) as Step[]) expect(wantingFor(step, FIT, SAID)).toEqual([])
  for (const [step, name, fault] of FAULTS)
    expect(wantingFor(step, { ...FIT, ...fault }, SAID).map((each) => each.name)).toEqual([name])
  expect(wantingFor('evaluated', FIT).map(({ name }) => name)).toEqual(['note'])
  expect(wantingFor('marketing', { ...FIT, completeLangs: ['nb'] }).map(({ name }) => name)).toEqual(['texts'])
  expect(wantingFor('marketing', { ...FIT, completeLangs: ['nb'] }, 'Bare på norsk')).toEqual([])
})

test('a gate that forgets any one of its checks is caught', () => {
  expect(letThrough()).toEqual([])
  for (const [step, checks] of Object.entries(GATES))
    for (const { name } of checks) {
      if (name === 'note') continue
      const gates = GATES as Record<string, readonly { name: string }[]>
      gates[step] = checks.filter((each) => each.name !== name)
      expect(letThrough()).toEqual([`${step} ${name}`])
      gates[step] = checks
    }
})

test('where a course stands follows from what is sold and held before what somebody said', () => {
  const none = { published: false, lastStep: null, lastStepAt: null, current: 0, deliveredAt: null }
  const at = (n: number) => new Date(n)
  expect(stageOf(none)).toBe('idea')
  expect(stageOf({ ...none, published: true })).toBe('marketing')
  expect(stageOf({ ...none, lastStep: 'development', lastStepAt: at(1) })).toBe('development')
  expect(stageOf({ ...none, published: true, lastStep: 'archived', lastStepAt: at(1), current: 1 })).toBe('on-sale')
  expect(stageOf({ ...none, published: true, lastStep: 'marketing', lastStepAt: at(1), deliveredAt: at(2) })).toBe(
    'delivered',
  )
  expect(stageOf({ ...none, published: true, lastStep: 'evaluated', lastStepAt: at(3), deliveredAt: at(2) })).toBe(
    'evaluated',
  )
  expect(stageOf({ ...none, published: true, deliveredAt: at(2) })).toBe('delivered')
})
