import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { z } from 'zod'
import type { CheckedMonthShape, ClosingShape, MonthShape } from '../../src/closing/shapes.ts'
import { dayPlus } from '../../src/platform/clock.ts'
import type { House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { ask, until } from '../support/make.ts'

export type Closing = z.output<typeof ClosingShape>
export type Month = z.output<typeof MonthShape>
export type MonthDesk = ReturnType<typeof monthDesk>

/** What finance does with the months of the book, over the API. */
export function monthDesk(house: House, headers: Record<string, string>) {
  const send = <T = Record<string, unknown>>(method: string, path: string, body?: object) =>
    ask<T>(house, path, { method, ...(body ? { body } : {}), headers: { ...headers, 'idempotency-key': randomUUID() } })
  const read = async (month: string) =>
    (await send<{ month: Month; closings: Closing[] }>('GET', `/months/${month}`)).body
  const check = async (month: string) =>
    (await send<z.output<typeof CheckedMonthShape>>('GET', `/months/${month}/check`)).body
  const redOf = async (month: string) =>
    (await check(month)).checks.filter(({ state }) => state === 'red').map(({ name }) => name)
  const ended = async (month: string): Promise<Closing> => {
    let closing: Closing | undefined
    await until(async () => {
      closing = (await read(month)).closings[0]
      return closing?.state !== 'closing'
    })
    return closing!
  }
  const close = async (month: string): Promise<Closing> => {
    const { status, body } = await send('POST', `/months/${month}/closings`)
    expect([status, body.type]).toEqual([202, undefined])
    return ended(month)
  }
  const archive = async (id: string): Promise<Buffer> => {
    const answer = await fetch(`${house.url}/month-closings/${id}/archive.zip`, { headers })
    expect(answer.status).toBe(200)
    return Buffer.from(await answer.arrayBuffer())
  }
  /** To the second day of the month after. */
  const toNextMonth = async () => {
    const today = await dayOf(house)
    const next = `${dayPlus(`${today.slice(0, 7)}-01`, 32).slice(0, 7)}-02`
    await passTo(house, Math.round((Date.parse(next) - Date.parse(today)) / 86_400_000))
    const month = today.slice(0, 7)
    await until(async () => (await redOf(month)).length === 0)
    return month
  }
  return { send, read, check, redOf, ended, close, archive, toNextMonth }
}
