import { expect, test } from 'vitest'
import { lastDue, nextDue, type Rhythm } from '../../src/export-jobs/due.ts'
import { daysOf } from '../../src/export-jobs/stretch.ts'

const daily: Rhythm = { every: 'day', dayOfMonth: null }
const weekly: Rhythm = { every: 'week', dayOfMonth: null }
const monthly = (dayOfMonth: number): Rhythm => ({ every: 'month', dayOfMonth })
const series = (rhythm: Rhythm, from: string, times: number) => {
  const due: string[] = []
  for (let at = new Date(from); due.length < times; due.push(at.toISOString())) at = nextDue(rhythm, at)
  return due
}

test('six in the morning is six on the wall clock on both sides of the clock changes', () => {
  expect(series(daily, '2027-03-27T05:00:00Z', 2)).toEqual(['2027-03-28T04:00:00.000Z', '2027-03-29T04:00:00.000Z'])
  expect(series(daily, '2027-03-26T12:00:00Z', 1)).toEqual(['2027-03-27T05:00:00.000Z'])
  expect(series(daily, '2027-10-30T04:00:00Z', 2)).toEqual(['2027-10-31T05:00:00.000Z', '2027-11-01T05:00:00.000Z'])
})

test('a week begins on Monday, and a month without the 31st has its file on its last day', () => {
  expect(series(weekly, '2027-03-24T12:00:00Z', 2)).toEqual(['2027-03-29T04:00:00.000Z', '2027-04-05T04:00:00.000Z'])
  expect(series(monthly(31), '2027-01-31T05:00:00Z', 3)).toEqual([
    ...['2027-02-28T05:00:00.000Z', '2027-03-31T04:00:00.000Z', '2027-04-30T04:00:00.000Z'],
  ])
  expect(series(monthly(29), '2028-02-01T00:00:00Z', 1)).toEqual(['2028-02-29T05:00:00.000Z'])
})

test('of what was missed the newest is known, and what is due at this very moment is due now and not once more', () => {
  const now = new Date('2027-03-29T04:00:00Z')
  expect([lastDue(daily, now), nextDue(daily, now)].map((at) => at.toISOString())).toEqual([
    ...['2027-03-29T04:00:00.000Z', '2027-03-30T04:00:00.000Z'],
  ])
  expect(lastDue(monthly(31), new Date('2027-03-15T12:00:00Z')).toISOString()).toBe('2027-02-28T05:00:00.000Z')
})

test('yesterday, last week and last month are whole days of the seller, over the end of a month and a year too', () => {
  expect(daysOf('yesterday', '2027-03-01')).toEqual({ from: '2027-02-28', to: '2027-02-28' })
  expect(daysOf('last-week', '2027-01-04')).toEqual({ from: '2026-12-28', to: '2027-01-03' })
  expect(daysOf('last-week', '2027-01-10')).toEqual({ from: '2026-12-28', to: '2027-01-03' })
  expect(daysOf('last-month', '2027-01-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(daysOf('until-now', '2027-01-31')).toEqual({})
})
