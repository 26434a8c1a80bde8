import { expect, test } from 'vitest'
import { dayIn } from '../../src/platform/clock.ts'
import { dateFormat, numberFormat } from '../../src/platform/formats.ts'
import { spell } from '../../src/platform/money.ts'

/** What five thousand formatters would take is ten times as much. */
const GROWTH_MB = 20

test('five thousand days and amounts are written without the memory growing', () => {
  const written = () => {
    for (let n = 0; n < 5_000; n++) {
      dayIn('Europe/Oslo', new Date(n * 86_400_000))
      spell({ minor: n, currency: 'NOK' }, 'nb')
    }
  }
  dayIn('Europe/Oslo', new Date(0))
  const before = process.memoryUsage.rss()
  written()
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(GROWTH_MB)
})

test('a formatter is made once for a locale and its options, and another one for anything else', () => {
  const oslo = dateFormat('nb-NO', { timeZone: 'Europe/Oslo', hour: '2-digit' })
  expect(dateFormat('nb-NO', { timeZone: 'Europe/Oslo', hour: '2-digit' })).toBe(oslo)
  expect(dateFormat('nb-NO', { timeZone: 'Asia/Tokyo', hour: '2-digit' })).not.toBe(oslo)
  expect(numberFormat('nb-NO')).not.toBe(numberFormat('en-GB'))
})

test('however many zones there are, each is read on its own wall clock', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  const noon = new Date('2027-03-28T12:00:00Z')
  const right = zones.map((timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(noon))
  expect(zones.length).toBeGreaterThan(300)
  expect(zones.map((zone) => dayIn(zone, noon))).toEqual(right)
})
