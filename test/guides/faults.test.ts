import { expect, test } from 'vitest'
import type { Guide } from '../../src/web/help/guide.ts'
import { faultsOf } from './walk.ts'

const guide: Guide = {
  title: { nb: 'Selge', en: 'Selling' },
  lead: { nb: 'For den som selger.', en: 'For whoever sells.' },
  concerns: 'anyone',
  steps: {
    press: {
      title: { nb: 'Trykk', en: 'Press' },
      says: { nb: 'Trykk «Selg».', en: 'Press “Sell”.' },
      shows: { nb: 'Knappen.', en: 'The button.' },
    },
    wait: { title: { nb: 'Vent', en: 'Wait' }, says: { nb: 'Det kommer.', en: 'It comes.' } },
  },
}
const read = (nb: string, en: string) =>
  new Map([
    ['press.nb', nb],
    ['press.en', en],
  ])

test('a guide that calls everything what it is called, and has the pictures it promises, has no fault', () => {
  expect(faultsOf(guide, read('selg avbryt', 'sell cancel'), ['press'])).toEqual([])
})

test('a button that was renamed in one language is named with the step that speaks of it', () => {
  expect(faultsOf(guide, read('selg', 'sold'), ['press'])).toEqual(['press, en: nothing on the page is called “Sell”'])
})

test('a step that was not walked, and a picture that nobody promised, are faults', () => {
  expect(faultsOf(guide, new Map(), ['wait'])).toEqual([
    'press: its picture is promised and not taken, or the other way round',
    'press, nb: nothing on the page is called “Selg”',
    'press, en: nothing on the page is called “Sell”',
    'wait: its picture is promised and not taken, or the other way round',
  ])
})
