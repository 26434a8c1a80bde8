import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { DAY_MS, HOUR_MS } from '../../src/platform/clock.ts'
import { act } from '../../src/platform/till.ts'
import { openAccount } from '../support/account.ts'
import { bootTill } from '../support/constellation.ts'
import { ask, bearer, buy, make } from '../support/make.ts'

export type Learner = {
  enrolmentId: string
  name: string
  marks: ('present' | 'absent' | 'excused' | null)[]
  completedAt: string | null
  decided: object | null
}
export type Attendance = { sessions: { sessionId: string; present: number; noted: number }[]; learners: Learner[] }
export type Room = Awaited<ReturnType<typeof openRoom>>

const NAMES = ['Anne Astad', 'Bjørn Berg', 'Cato Carlsen', 'Dina Dahl'] as const

/** A course of four mornings, a week apart, with four who take part; the last of them has an account, and so has somebody else. */
export async function openRoom(startsInDays: number) {
  const house = await bootTill()
  const keeper = await make.client(house, ['course-administrator'])
  const offering = await make.offering(house, { startsInDays })
  const accounts = [await openAccount(house, 'Dina Dahl'), await openAccount(house, 'Frode Fremmed')] as const
  const people = NAMES.map((name, n) => ({
    name,
    email: name === 'Dina Dahl' ? accounts[0].email : `deltaker-${n}@oppmote.test`,
  }))

  async function fourSessions(place = 'Rom P45'): Promise<void> {
    const [row] = await house.witness(`select starts_at from offerings where id = '${offering.offeringId}'`)
    const first = row!.starts_at as Date
    const at = (week: number, hours: number) => new Date(first.getTime() + week * 7 * DAY_MS + hours * HOUR_MS)
    const sessions = [0, 1, 2, 3].map((week) => ({ startsAt: at(week, 0), endsAt: at(week, 3), place }))
    await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
      changeOffering(tx, { offeringId: offering.offeringId, endsAt: at(3, 3), sessions }),
    )
  }
  const read = async (): Promise<Attendance> =>
    (await ask<Attendance>(house, `/offerings/${offering.offeringId}/attendance`, { headers: bearer(keeper) })).body
  const put = (path: string, body: object) =>
    ask<{ type: string }>(house, `/offerings/${offering.offeringId}/${path}`, {
      method: 'PUT',
      headers: bearer(keeper),
      body,
    })
  /** Notes a session: a letter for whoever is there. */
  const note = async (n: number, there: string) => {
    const { learners, sessions } = await read()
    const marks = learners.map(({ enrolmentId, name }) => ({
      enrolmentId,
      mark: there.includes(name[0]!) ? 'present' : 'absent',
    }))
    return put(`sessions/${sessions[n]!.sessionId}/attendance`, { marks })
  }
  /** Their letters. */
  const completed = async (): Promise<string> =>
    (await read()).learners.flatMap(({ name, completedAt }) => (completedAt ? [name[0]] : [])).join('')

  await fourSessions()
  await buy(house, { offering, quantity: 4, people })
  return { house, keeper, offering, accounts, fourSessions, read, put, note, completed }
}
