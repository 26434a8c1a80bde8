import { expect, test } from 'vitest'
import { divideRounded, grossOfLine, vatOf } from '../../invoices/amounts.ts'
import { isBankAccount, isKid, isOrganisationNumber } from '../../invoices/check-digits.ts'
import { account, amount, day, iban, organisationNumber, percent, period, price } from '../../invoices/format.ts'
import { personByCard } from '../../invoices/samples/person-by-card.ts'
import { en } from '../../invoices/words/en.ts'
import { nb } from '../../invoices/words/nb.ts'

test('amounts are written the Norwegian and the English way, with the decimals of their currency', () => {
  expect(amount(1_250_000, 'NOK', nb)).toBe('12\u00a0500,00')
  expect(amount(1_250_000, 'NOK', en)).toBe('12,500.00')
  expect(amount(5, 'NOK', nb)).toBe('0,05')
  expect(amount(-123_456_789, 'NOK', nb)).toBe('−1\u00a0234\u00a0567,89')
  expect(amount(1_250_000, 'JPY', nb)).toBe('1\u00a0250\u00a0000')
  expect(amount(1_234_567, 'KWD', en)).toBe('1,234.567')
  expect(() => amount(1, 'QQQ', nb)).toThrow('no decimals known')
})

test('a price shows more decimals only where it has them', () => {
  expect(price(12_500_000, 'NOK', nb)).toBe('1\u00a0250,00')
  expect(price(6_000_043, 'NOK', nb)).toBe('600,0043')
  expect(price(6_000_400, 'NOK', en)).toBe('600.04')
  expect(price(10_000, 'JPY', nb)).toBe('1')
  expect(price(0, 'NOK', nb)).toBe('0,00')
})

test('days, periods, rates and numbers are written as people read them', () => {
  expect(day('2026-11-03', nb)).toBe('03.11.2026')
  expect(day('2026-11-03', en)).toBe('3\u00a0November\u00a02026')
  expect(period('2026-11-03', '2026-11-03', nb)).toBe('03.11.2026')
  expect(percent(2500, nb)).toBe('25\u00a0%')
  expect(percent(1111, nb)).toBe('11,11\u00a0%')
  expect(organisationNumber('123456785')).toBe('123\u00a0456\u00a0785')
  expect(organisationNumber('HRB 1234')).toBe('HRB 1234')
  expect(account('15032080119')).toBe('1503\u00a020\u00a080119')
  expect(iban('NO8015032080119')).toBe('NO80\u00a01503\u00a02080\u00a0119')
})

test('halves are rounded away from zero, both ways, beyond what a float can hold', () => {
  expect(divideRounded(5n, 10n)).toBe(1n)
  expect(divideRounded(-5n, 10n)).toBe(-1n)
  expect(divideRounded(4n, 10n)).toBe(0n)
  expect(divideRounded(-14n, 10n)).toBe(-1n)
  expect(vatOf(2n, 2500)).toBe(1n)
  expect(vatOf(9_007_199_254_740_993n, 2500)).toBe(2_251_799_813_685_248n)
  expect(grossOfLine({ ...personByCard.lines[0]!, quantity: 3, unitPriceE4: 3_333 }, 'NOK')).toBe(100n)
  expect(grossOfLine({ ...personByCard.lines[0]!, quantity: 1, unitPriceE4: 15_000 }, 'JPY')).toBe(2n)
})

test('check digits of organisations, accounts and KID', () => {
  expect(isOrganisationNumber('974760673')).toBe(true)
  expect(isOrganisationNumber('974760674')).toBe(false)
  expect(isOrganisationNumber('97476067')).toBe(false)
  expect(isBankAccount('15032080119')).toBe(true)
  expect(isBankAccount('15032080118')).toBe(false)
  expect(isKid('1000017')).toBe(true)
  expect(isKid('1000018')).toBe(false)
  expect(isKid('12-')).toBe(false)
})
