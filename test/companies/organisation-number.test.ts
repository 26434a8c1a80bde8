import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOrganisationNumber, OrganisationNumber, spelledNumber } from '../../src/companies/organisation-number.ts'

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2]
const eightDigits = fc.stringMatching(/^\d{8}$/)
const remainderOf = (digits: string) =>
  11 - (WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11)
const fitting = (digits: string) =>
  Array.from({ length: 10 }, (_, last) => `${digits}${last}`).filter(isOrganisationNumber)

test('numbers of real organisations are numbers', () => {
  for (const number of ['974760673', '971035854', '923609016', '982463718'])
    expect(isOrganisationNumber(number)).toBe(true)
})

test('eight digits have exactly the check digit of modulus 11: 11 becomes 0, and 10 gives no number at all', () => {
  fc.assert(
    fc.property(eightDigits, (digits) => {
      const remainder = remainderOf(digits)
      expect(fitting(digits)).toEqual(remainder === 10 ? [] : [`${digits}${remainder % 11}`])
    }),
    { numRuns: 2_000, examples: [['00000000'], ['00000006'], ['10000003'], ['00000004']] },
  )
  expect(remainderOf('00000006')).toBe(10)
  expect(remainderOf('00000000')).toBe(11)
})

test('a number with one digit mistyped, or two neighbours swapped, is no number', () => {
  fc.assert(
    fc.property(eightDigits, fc.nat(8), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
      const [number] = fitting(digits)
      fc.pre(number !== undefined)
      const mistyped = [...number!].map((digit, at) => (at === place ? (Number(digit) + shift) % 10 : digit)).join('')
      expect(isOrganisationNumber(mistyped)).toBe(false)
      const left = place % 7
      const swapped = `${number!.slice(0, left)}${number![left + 1]}${number![left]}${number!.slice(left + 2)}`
      expect(isOrganisationNumber(swapped)).toBe(swapped === number)
    }),
  )
})

test('anything but nine plain digits is no number', () => {
  for (const text of ['', '97476067', '9747606730', '974 760 673', 'NO974760673', '٩٧٤٧٦٠٦٧٣', '974760673\n'])
    expect(isOrganisationNumber(text)).toBe(false)
})

test('a number may be typed with spaces and is printed with them', () => {
  expect(OrganisationNumber.parse(' 974 760\u00a0673')).toBe('974760673')
  expect(spelledNumber('987654325')).toBe('987\u00a0654\u00a0325')
})
