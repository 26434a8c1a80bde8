import { expect, test } from 'vitest'
import { offerEnds } from '../../src/waiting/offer-ends.ts'

const far = new Date('2027-12-31T00:00:00Z')
const ends = (made: string, hours: number, closes = far) =>
  offerEnds(new Date(made), hours, closes).toISOString().slice(0, 16)

test('an offer made by day lasts its hours', () => {
  expect(ends('2027-01-12T11:30Z', 48)).toBe('2027-01-14T11:30')
})

test('one that is made at night counts from eight in the morning on the seller’s clock, winter and summer', () => {
  expect(ends('2027-01-12T21:30Z', 48)).toBe('2027-01-15T07:00')
  expect(ends('2027-01-13T03:00Z', 48)).toBe('2027-01-15T07:00')
  expect(ends('2027-07-12T19:00Z', 48)).toBe('2027-07-15T06:00')
})

test('one that would end at night ends in the morning', () => {
  expect(ends('2027-01-12T10:00Z', 12)).toBe('2027-01-13T07:00')
})

test('the morning after the clocks change is still at eight', () => {
  expect(ends('2027-03-27T22:00Z', 24)).toBe('2027-03-29T06:00')
})

test('none outlives the sale', () => {
  expect(ends('2027-01-12T10:00Z', 48, new Date('2027-01-13T12:00Z'))).toBe('2027-01-13T12:00')
})
