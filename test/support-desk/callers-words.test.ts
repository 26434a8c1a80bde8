import { expect, test } from 'vitest'
import { readCallersWords } from '../../src/support/callers-words.ts'

const NOW = new Date('2027-03-15T11:00:00Z')
const read = (search: string) => {
  const { minor, last4, day, like, email, orderNumber } = readCallersWords(search, NOW)
  return { minor, last4, day, like, email, orderNumber }
}

test('an amount and a day are read from what a caller says, and a day without a year is the last there was', () => {
  expect(read('4 900 kr 12.3.')).toMatchObject({ minor: 490_000, day: '2027-03-12' })
  expect(read('12/11 4900,50')).toMatchObject({ minor: 490_050, day: '2026-11-12' })
  expect(read('4900 2026-12-24')).toMatchObject({ minor: 490_000, day: '2026-12-24' })
  expect(read('24.12.26')).toMatchObject({ minor: null, day: '2026-12-24', like: null })
  expect(read('24.12.2026')).toMatchObject({ day: '2026-12-24' })
})

test('what is no day of the calendar stays what it was', () => {
  expect(read('31.4.')).toMatchObject({ day: null })
  expect(read('4900.50')).toMatchObject({ day: null, minor: 490_050 })
  expect(read('2027-02-30')).toMatchObject({ day: null })
})

test('four digits are the last of a card, an order’s number and an amount at once', () => {
  expect(read('4242')).toMatchObject({ last4: '4242', orderNumber: 4242, minor: 424_200 })
  for (const said of ['visa 4242', '**** 4242', 'kort 4242', '•••• 4242']) expect(read(said).last4).toBe('4242')
  expect(read('4242 4242 4242 4242').last4).toBeNull()
})

test('names and addresses are words, with a day or without', () => {
  expect(read('Kari Nordmann 1.3.')).toMatchObject({ like: '%Kari Nordmann%', day: '2027-03-01' })
  expect(read('Kari@Example.test')).toMatchObject({ email: 'kari@example.test', like: null })
  expect(read('kari@exa')).toMatchObject({ like: '%kari@exa%' })
})
