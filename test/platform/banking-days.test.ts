import { expect, test } from 'vitest'
import { easterSunday, isBankHoliday, nextBankingDay } from '../../src/platform/banking-days.ts'

test('Easter Sundays are those of the almanac', () => {
  expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ])
})

test('a claim that falls due when Norwegian banks are closed falls due on the next day they are open', () => {
  expect(nextBankingDay('2026-12-24')).toBe('2026-12-24')
  expect(nextBankingDay('2026-12-25')).toBe('2026-12-28')
  expect(nextBankingDay('2027-03-25')).toBe('2027-03-30')
  expect(nextBankingDay('2027-05-15')).toBe('2027-05-18')
  expect(nextBankingDay('2026-11-30')).toBe('2026-11-30')
  expect(['2027-05-06', '2027-05-17', '2027-01-01'].every(isBankHoliday)).toBe(true)
})
