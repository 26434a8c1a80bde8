import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { z } from 'zod'
import { makeFile } from '../../src/export-jobs/make-file.ts'
import type { ExportJobShape, ExportScheduleShape } from '../../src/export-jobs/shapes.ts'
import type { ExportWish } from '../../src/export-jobs/wish.ts'
import type { Role } from '../../src/platform/actor.ts'
import { dayPlus } from '../../src/platform/clock.ts'
import { atOneMoment } from '../../src/platform/db/snapshot.ts'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { openAccount, signIn } from '../support/account.ts'
import type { House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, buy, make, order, until } from '../support/make.ts'

export type Job = z.output<typeof ExportJobShape>
export type Schedule = z.output<typeof ExportScheduleShape>
export type Desk = Awaited<ReturnType<typeof openExportDesk>>

/** Somebody of finance, and what they do with files over the API. */
export async function openExportDesk(house: House, name: string, role: Role = 'finance') {
  const account = await openAccount(house, name)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => giveRole(tx, { personId: account.personId, role }))
  const headers = { ...(await signIn(house, account)), 'sec-fetch-site': 'same-origin' }
  /** After a night they sign in again. */
  const signInAgain = async () => void Object.assign(headers, await signIn(house, account))
  const send = <T = Record<string, unknown>>(method: string, path: string, body?: object) =>
    ask<T>(house, path, { method, headers, ...(body ? { body } : {}) })
  const mine = async () => (await send<{ jobs: Job[] }>('GET', '/export-jobs')).body.jobs
  const schedules = async () => (await send<{ schedules: Schedule[] }>('GET', '/export-schedules')).body.schedules
  const read = async (id: string) => (await send<Job>('GET', `/export-jobs/${id}`)).body
  const reaches = async (id: string, state: Job['state']): Promise<Job> => {
    let job: Job | undefined
    await until(
      async () => {
        job = await read(id)
        return job.state === state
      },
      () => `${job?.state} ${job?.failure} instead of ${state}`,
    )
    return job!
  }
  const bytesOf = async (path: string): Promise<Buffer> => {
    const answer = await fetch(`${house.url}${path}`, { headers })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return Buffer.from(await answer.arrayBuffer())
  }
  const made = async (wish: object) => {
    const { body } = await send<Job>('POST', '/export-jobs', wish)
    const job = await reaches(body.id, 'ready')
    return { job, bytes: await bytesOf(`/export-jobs/${job.id}/file`) }
  }
  /** The status, and where in the body something is wrong. */
  const refused = async (path: string, body: object) => {
    const { status, body: said } = await send<{ errors: { pointer: string }[] }>('POST', path, body)
    return [status, ...said.errors.map(({ pointer }) => pointer)]
  }
  return { ...account, headers, refused, signInAgain, send, mine, schedules, read, reaches, bytesOf, made }
}

/** What lies on the disk. */
export function filesIn({ till }: House): string[] {
  try {
    return readdirSync(join(till.config.dataDir, 'export-jobs'))
  } catch {
    return []
  }
}

/** Whoever reads lines of invoices waits; what is asked of the till meanwhile is answered. */
export async function whileReadingWaits(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  await owner.query('begin; lock table document_lines in access exclusive mode')
  try {
    await work()
  } finally {
    await owner.query('rollback')
  }
}

/** To a quarter past six on the morning so many days ahead, which it returns; those who are at work sign in again. */
export async function toMorning(house: House, days: number, desks: readonly Desk[]): Promise<string> {
  const day = dayPlus(await dayOf(house), days)
  const [row] = await house.witness(
    `select extract(epoch from ('${day} 06:15'::timestamp at time zone 'Europe/Oslo') - app_now())::int as seconds`,
  )
  await pass(house, Number(row!.seconds), desks)
  return day
}

export async function pass(house: House, seconds: number, desks: readonly Desk[]): Promise<void> {
  await house.moveClock(seconds)
  for (const desk of desks) await desk.signInAgain()
}

/** The newest mail with that subject, as soon as it has come. */
export async function mailed(house: House, subject: string) {
  const found = () => house.mails().find((mail) => mail.subject === subject)
  await until(() => found() !== undefined)
  return found()!
}

/** A file that nobody has asked for. */
export async function makeUnasked(house: House, job: { stopping: AbortSignal; keptBytes: number }): Promise<void> {
  const wish: ExportWish = { what: 'journal', form: 'excel', lang: 'nb', period: {} }
  const outcomes = atOneMoment(house.till.connection.pool, async function* (moment) {
    yield await makeFile(moment, house.till, { id: randomUUID(), attempt: randomUUID(), wish, ...job })
  })
  for await (const outcome of outcomes) throw new Error(`it was made: ${outcome.path}`)
}

/** One order by card and one on invoice, and their files. */
export async function sell(house: House): Promise<void> {
  const program = await make.client(house, ['course-administrator'])
  await buy(house, { offering: await make.offering(house) })
  await order(house, program, { offering: await make.offering(house, { price: 99_900 }) })
  await until(async () => (await house.witness('select from document_files')).length === 4)
}

/** An invoice in a currency that nobody has entered a rate for. */
export async function sellInEuro(house: House): Promise<void> {
  const program = await make.client(house, ['course-administrator'])
  const before = (await house.witness('select from documents')).length
  await order(house, program, { offering: await make.offering(house, { currency: 'EUR', price: 10_000 }) })
  await until(async () => (await house.witness('select from documents')).length > before)
}

/** Ends the connection of whoever makes a file, as their death would. */
export const killExporter = (house: House) =>
  house.witness(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
       and (classid::bigint << 32) | objid::bigint = hashtextextended('exporter', 0)`,
  )
