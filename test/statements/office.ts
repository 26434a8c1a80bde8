import { expect } from 'vitest'
import type { z } from 'zod'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { daysAfter, HOUR_MS } from '../../src/platform/clock.ts'
import { act } from '../../src/platform/till.ts'
import type { StatementShape } from '../../src/statements/shapes.ts'
import type { MonthDesk } from '../closing/month-desk.ts'
import type { House } from '../support/constellation.ts'
import { make, type Offering, order } from '../support/make.ts'

export type Statement = z.output<typeof StatementShape>
export type Office = ReturnType<typeof openOffice>

export const of = (statements: readonly Statement[], name: string): Statement =>
  statements.find(({ recipient }) => recipient.name === name)!
export const sum = (minors: readonly number[]): number => minors.reduce((total, minor) => total + minor, 0)

/** An offering of two sessions, an hour each, on these days. */
export async function taughtTwice(house: House, { price, days }: { price: number; days: [string, string] }) {
  const made = await make.offering(house, { price, startsInDays: 50 })
  const sessions = days.map((day) => {
    const startsAt = new Date(`${day}T11:00:00Z`)
    return { startsAt, endsAt: new Date(startsAt.getTime() + HOUR_MS), place: 'Rom 1' }
  })
  const times = { startsAt: sessions[0]!.startsAt, endsAt: sessions[1]!.endsAt, sessions }
  const saleClosesAt = daysAfter(times.startsAt, -1)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    changeOffering(tx, { offeringId: made.offeringId, ...times, saleClosesAt }),
  )
  return made
}

type Hands = { desk: MonthDesk; finance: Record<string, string>; program: string }
/** What finance does with statements, over the API, and what the ledger says. */
export function openOffice(house: House, { desk, finance, program }: Hands) {
  const told = async (month: string) =>
    (await desk.send<{ statements: Statement[] }>('GET', `/statement-months/${month}`)).body.statements
  const issue = (month: string) =>
    desk.send<{ statements: Statement[]; type?: string }>('POST', `/statement-months/${month}/statements`)
  const fileOf = async (id: string, file: string, headers = finance) => {
    const answer = await fetch(`${house.url}/statements/${id}/file.${file}`, { headers })
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  /** Income in the ledger, in minor units. */
  const ledger = async () => {
    const [row] = await house.witness(
      `select coalesce(sum(case when credit in (select account from account_roles where role like 'income-%') then amount_minor else -amount_minor end), 0)::bigint as minor
       from postings p join entries e on e.id = p.entry_id where e.kind = 'recognition'`,
    )
    return Number(row!.minor)
  }
  type Share = { organisationNumber: string; basisPoints: number; days: [string, string | null] }
  const promise = (courseId: string, { organisationNumber, basisPoints, days: [fromDay, untilDay] }: Share) =>
    desk.send<{ shareId: string }>('POST', `/courses/${courseId}/partners`, {
      ...{ organisationNumber, shareBasisPoints: basisPoints, fromDay, untilDay, note: 'Avtale' },
    })
  const sells = async (offering: Offering, quantity: number): Promise<string> => {
    const { status, body } = await order(house, program, { offering, quantity })
    expect(status, JSON.stringify(body)).toBe(201)
    return body.id
  }
  return { told, issue, fileOf, ledger, promise, sells }
}
