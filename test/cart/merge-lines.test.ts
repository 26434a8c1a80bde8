import { expect, test } from 'vitest'
import { mergeLines } from '../../src/cart/merge-lines.ts'
import { LINES_MAX, QUANTITY_MAX } from '../../src/cart/problems.ts'

const kari = { name: 'Kari', email: 'kari@example.test' }
const ola = { name: 'Ola', email: 'ola@example.test' }
const line = (offeringId: string, quantity = 1, people: (typeof kari)[] = []) => ({
  offeringId,
  quantity,
  people,
  extras: [] as { extraId: string; quantity: number }[],
  seenNetMinor: 100_000,
})
const kroner = (...lines: ReturnType<typeof line>[]) => ({ currency: 'NOK' as const, lines })
const whyOf = ({ left }: ReturnType<typeof mergeLines>) =>
  left.map(({ line: { offeringId }, why }) => [offeringId, why.code])

test('seats on the same course are added up; other courses come beside each other', () => {
  const merged = mergeLines(kroner(line('a', 2)), kroner(line('a', 1), line('b', 3)))
  expect(merged.lines).toEqual([line('a', 3), line('b', 3)])
  expect(merged).toMatchObject({ moved: ['a', 'b'], left: [] })
})

test('what was chosen beside the seats is added up with them', () => {
  const book = { extraId: 'book', quantity: 1 }
  const merged = mergeLines(
    kroner({ ...line('a'), extras: [book] }),
    kroner({ ...line('a'), extras: [book, { extraId: 'lunch', quantity: 1 }] }),
  )
  expect(merged.lines[0]!.extras).toEqual([
    { extraId: 'book', quantity: 2 },
    { extraId: 'lunch', quantity: 1 },
  ])
})

test('somebody who is named in both carts is named once', () => {
  const merged = mergeLines(
    kroner(line('a', 1, [kari])),
    kroner(line('a', 2, [{ ...kari, email: 'KARI@example.test' }, ola])),
  )
  expect(merged.lines).toEqual([line('a', 3, [kari, ola])])
})

test('the price is the one that was seen first, so that a change since then is still told', () => {
  const merged = mergeLines(kroner(line('a')), kroner({ ...line('a'), seenNetMinor: 200_000 }))
  expect(merged.lines[0]).toMatchObject({ quantity: 2, seenNetMinor: 100_000 })
})

test('a line that would grow beyond the limit stays whole, and the others move', () => {
  const merged = mergeLines(kroner(line('a', QUANTITY_MAX)), kroner(line('a'), line('b')))
  expect(merged.moved).toEqual(['b'])
  expect(whyOf(merged)).toEqual([['a', 'cart/too-many']])
})

test('a full cart takes more of what it holds and nothing new', () => {
  const full = Array.from({ length: LINES_MAX }, (_, n) => line(`course-${n}`))
  const merged = mergeLines(kroner(...full), kroner(line('new'), line('course-0')))
  expect(merged.moved).toEqual(['course-0'])
  expect(whyOf(merged)).toEqual([['new', 'cart/full']])
  const nearly = mergeLines(kroner(...full.slice(1)), kroner(line('new'), line('newer')))
  expect([nearly.moved, whyOf(nearly)]).toEqual([['new'], [['newer', 'cart/full']]])
})

test('another currency stays outside, except where the cart is empty', () => {
  const euros = { currency: 'EUR' as const, lines: [line('a')] }
  expect(whyOf(mergeLines(kroner(line('b')), euros))).toEqual([['a', 'cart/mixed-currency']])
  expect(mergeLines(kroner(), euros).moved).toEqual(['a'])
})
