import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherStart } from '../moving/mover.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { promise } from '../support/promises.ts'
import { answer, type Firm, openFirm, someone, tokenFor } from '../wallet/firm.ts'

const SEATS = 30
const MOVES = 50
/** What a loser may be told: all of them names that say what happened. */
const TOLD = [
  ...['wallet/too-few-unnamed', 'wallet/already-given', 'wallet/seat-changed', 'wallet/seat-unnamed'],
  ...['wallet/accepted-already', 'wallet/invitation-spent', 'enrolment/already'],
  ...['giving-back/changed', 'giving-back/too-few', 'order/invoice-not-issued', 'seat/unknown'],
  ...['moving/changed', 'moving/too-few', 'moving/full'],
]

let house: House
let firm: Firm
let offering: Offering
let later: Offering
beforeAll(async () => {
  house = await bootTill()
  firm = await openFirm(house)
  offering = await make.offering(house, { capacity: SEATS, startsInDays: 60 })
  later = await anotherStart(house, offering, { startsInDays: 55, capacity: SEATS })
  await firm.buys(offering, SEATS)
  await until(
    () => house.witness('select 1 from documents'),
    ({ length }) => length === 1,
  )
}, 60_000)
afterAll(() => house?.close())

/** Looks at what giving a seat back would come to, and then does it. */
async function givesBack(seatId: string): Promise<Answer> {
  const path = `/companies/${firm.id}/seats/${offering.offeringId}/give-back`
  const seen = await firm.send(`${path}/preview`, firm.owner.headers, { seats: [seatId] })
  if (seen.status !== 200) return seen
  return firm.send(path, firm.owner.headers, { seats: [seatId], previewId: seen.body.previewId })
}

/** Looks at what moving so many unnamed seats would come to, and then does it. */
async function moves(seats: number): Promise<Answer> {
  const path = `/companies/${firm.id}/seats/${offering.offeringId}`
  const [line] = await house.witness(`select id from order_lines where offering_id = '${offering.offeringId}'`)
  const wish = { lineId: line!.id, seats, to: later.offeringId }
  const seen = await firm.send(`${path}/move/preview`, firm.owner.headers, wish)
  if (seen.status !== 200) return seen
  return firm.send(`${path}/moves`, firm.owner.headers, { ...wish, previewId: seen.body.previewId })
}

const codeOf = ({ status, body }: Answer) => (status < 300 ? 'done' : String(body.type).replace('/problems/', ''))
/** People in seats, and people who are to be: neither ever more than there are seats, nor one of them twice. */
const inSeats = () =>
  house.witness(`select w.seat_id, a.person_id as invited, e.person_id as enrolled from wallet_seats w
    left join seat_assignments a on a.seat_id = w.seat_id and a.ended_at is null
    left join enrolments e on e.seat_id = w.seat_id and e.withdrawn_at is null where w.company_id = '${firm.id}'`)

async function expectSoundSeats(): Promise<void> {
  const rows = await inSeats()
  const people = rows.flatMap(({ invited, enrolled }) => invited ?? enrolled ?? [])
  expect(rows.length).toBeLessThanOrEqual(SEATS)
  expect(new Set(rows.map(({ seat_id }) => seat_id)).size).toBe(rows.length)
  expect(new Set(people).size).toBe(people.length)
  for (const { invited, enrolled } of rows) if (invited && enrolled) expect(enrolled).toBe(invited)
  const strays =
    await house.witness(`select a.id from seat_assignments a where a.ended_at is null and a.accepted_at is not null
    and not exists (select from enrolments e where e.seat_id = a.seat_id and e.person_id = a.person_id and e.withdrawn_at is null)`)
  expect(strays).toEqual([])
  const elsewhere =
    await house.witness(`select e.person_id, count(p.line_id) from enrolments e join orders o on o.id = e.order_id
    left join order_places p on p.order_id = e.order_id and p.person_id = e.person_id and p.returned_at is null
    where e.withdrawn_at is null and o.company_id = '${firm.id}' group by e.id having count(p.line_id) <> 1`)
  expect(elsewhere, 'everybody enrolled has one place of the order').toEqual([])
}

test('fifty managers name, swap, take back, move and give back at once, while people answer: never more than thirty people, never two seats for one, and every loser is told by name', {
  timeout: 120_000,
}, async () => {
  const first = Array.from({ length: 20 }, (_, n) => someone(`Ansatt ${n}`))
  expect((await firm.invites(offering, first)).status).toBe(200)
  const tokens = await Promise.all(first.map(({ email }) => tokenFor(house, email)))
  const seats = await firm.seats(offering)
  const held = first.map(({ email }) => seats.find((seat) => seat.email === email)!)
  const same = someone('Den samme')
  const move = (n: number): Promise<Answer> => {
    const seat = held[n % held.length]!
    switch (n % 7) {
      case 0:
        return firm.invites(offering, [n % 12 === 0 ? same : someone(`Ny ${n}`), someone(`Til ${n}`)])
      case 1:
        return firm.steers('reassignment', seat, n % 2 === 0 ? same : someone(`Bytte ${n}`))
      case 2:
        return firm.steers('revocation', seat)
      case 3:
        return answer(house, 'acceptance', { token: tokens[n % tokens.length]! })
      case 4:
        return firm.steers('invitation', seat)
      case 5:
        return moves(1 + (n % 2))
      default:
        return givesBack(seat.seatId)
    }
  }
  const answers = await Promise.all(Array.from({ length: MOVES }, (_, n) => move(n)))
  const codes = answers.map(codeOf)
  expect(codes.filter((code) => code !== 'done' && !TOLD.includes(code))).toEqual([])
  expect(codes).toContain('done')
  const lost = codes.filter((code) => code !== 'done').length
  expect(lost, 'somebody lost').toBeGreaterThan(0)
  await expectSoundSeats()
  await expectSoundBooks(house.eye)
  promise(
    `50 managers and employees at once on 30 seats: ${MOVES - lost} done, ${lost} told why not, nobody seated twice`,
  )
})

test('where fifty want the last three seats at once, three people get them', { timeout: 60_000 }, async () => {
  const left = (await inSeats()).filter(({ invited, enrolled }) => !invited && !enrolled).length
  if (left > 3)
    await firm.invites(
      offering,
      Array.from({ length: left - 3 }, (_, n) => someone(`Fyll ${n}`)),
    )
  const free = (await inSeats()).filter(({ invited, enrolled }) => !invited && !enrolled).length
  const answers = await Promise.all(
    Array.from({ length: MOVES }, (_, n) => firm.invites(offering, [someone(`Sist ${n}`)])),
  )
  expect(answers.map(codeOf).filter((code) => code === 'done')).toHaveLength(free)
  expect(new Set(answers.map(codeOf))).toEqual(new Set(['done', 'wallet/too-few-unnamed']))
  await expectSoundSeats()
})

test('one person who is given two seats at once by two managers has one', async () => {
  const other = await make.offering(house, { capacity: 4, startsInDays: 60 })
  await firm.buys(other, 4)
  const [kari, manager] = [someone('Kari'), await firm.join('manager', 'Mona Leder')]
  const both = await Promise.all([
    firm.invites(other, [kari]),
    firm.invites(other, [{ ...kari, email: kari.email.toUpperCase() }], manager),
  ])
  expect(both.map(codeOf).toSorted()).toEqual(['done', 'wallet/already-given'])
  const { headers } = firm.owner
  const repeated = { ...headers, 'idempotency-key': randomUUID() }
  const again = () =>
    ask(`${house.url}/companies/${firm.id}/wallet/${other.offeringId}/people`, {
      method: 'POST',
      headers: repeated,
      body: { people: [someone('Ola')] },
    })
  const body = [await again(), await again()]
  expect(body.map(codeOf)).toEqual(['done', 'idempotency/key-reused'])
})
