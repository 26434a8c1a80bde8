import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KEPT_BYTES_MAX } from '../../src/export-jobs/limits.ts'
import { Abandoned, NoRoom, Stopped } from '../../src/export-jobs/make-file.ts'
import { runSchedules } from '../../src/export-jobs/run-schedules.ts'
import { takeExport } from '../../src/export-jobs/take-export.ts'
import { revokeRole } from '../../src/identity/revoke-role.ts'
import { dayPlus } from '../../src/platform/clock.ts'
import { transact } from '../../src/platform/db/transact.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, until } from '../support/make.ts'
import { manifestOf, unzipped } from '../support/unzipped.ts'
import {
  type Desk,
  filesIn,
  type Job,
  killExporter,
  mailed,
  makeUnasked,
  openExportDesk,
  pass,
  sell,
  sellInEuro,
  toMorning,
  whileReadingWaits,
} from './export-desk.ts'

const DAY_SECONDS = 86_400
const job = { kind: 'job', name: 'test' } as const
let house: House
let frida: Desk
let rita: Desk
let desks: Desk[]
let owner: pg.Client
beforeAll(async () => {
  house = await bootTill()
  owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  frida = await openExportDesk(house, 'Frida Finans')
  rita = await openExportDesk(house, 'Rita Revisor', 'auditor')
  desks = [frida, rita]
  await sell(house)
}, 90_000)
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const asked = async (desk: Desk, wish: object) => (await desk.send<Job>('POST', '/export-jobs', wish)).body

test('a file made in the background is byte for byte what is streamed, and says its size and digest', async () => {
  for (const [wish, path] of [
    [{ what: 'invoice-lines', by: 'course', lang: 'en' }, 'invoice-lines.xlsx?by=course&lang=en'],
    [{ what: 'journal', form: 'excel' }, 'journal.csv'],
    [{ what: 'vat', form: 'machine' }, 'vat.csv?form=machine'],
  ] as const) {
    const { job: made, bytes } = await frida.made(wish)
    expect(bytes.equals(await frida.bytesOf(`/exports/${path}`))).toBe(true)
    expect(made).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect([made.rowsDone > 0, made.rowsDone]).toEqual([true, made.rowsAll])
  }
})

test('so are SAF-T, but for the moment it says it was made, and the ZIP of the documents', async () => {
  const year = (await dayOf(house)).slice(0, 4)
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  const timeless = (bytes: Buffer) => bytes.toString().replace(/<AuditFileDateCreated>.*?<\/AuditFileDateCreated>/, '')
  const { bytes } = await frida.made({ what: 'saf-t', ...period })
  expect(timeless(bytes)).toBe(timeless(await frida.bytesOf(`/exports/saf-t.xml?${new URLSearchParams(period)}`)))
  const zip = await frida.made({ what: 'documents' })
  const { names, wrong } = manifestOf(unzipped(zip.bytes))
  expect([names.length, wrong, zip.job.rowsDone]).toEqual([4, [], 2])
})

test('only whoever asked finds the file: at the next desk it is not there, whoever holds the link', async () => {
  const { job: made } = await frida.made({ what: 'payments' })
  const path = `/export-jobs/${made.id}`
  for (const asked of ['GET ', 'GET /file', 'POST /cancellation', 'POST /attempts']) {
    const [method, to] = asked.split(' ')
    expect((await rita.send(method!, `${path}${to}`)).body.type).toBe('/problems/export-job/unknown')
  }
  expect((await ask(house, `${path}/file`)).status).toBe(401)
  expect(await rita.mine()).toEqual([])
  expect((await ask(house, path, { headers: bearer(await make.client(house, ['finance'])) })).status).toBe(404)
})

test('who asked for what, and who took it out, is in the audit log', async () => {
  const { job: made } = await rita.made({ what: 'open-items' })
  const acts = () =>
    house.witness(`select kind, deed, actor from audit_acts where subject_id = '${made.id}' order by kind`)
  await until(async () => (await acts()).length === 2)
  const actor = `person:${rita.personId}`
  expect(await acts()).toEqual([
    { kind: 'export_jobs', deed: 'added', actor },
    { kind: 'exports', deed: 'read', actor },
  ])
})

test('whoever asked is mailed a link in their language, and nothing of the file', async () => {
  await act(house.till, job, (tx) => tx.client.query(`update people set lang = 'en' where id = $1`, [rita.personId]))
  await rita.made({ what: 'number-gaps' })
  const mail = await mailed(house, 'The file you asked for is ready')
  expect(mail.to).toContain(rita.email)
  expect(mail.text).toContain(`${house.url}/en/finance/exports`)
  expect(mail.text).not.toContain('number')
})

test('a file that is cancelled while it is made stops and leaves nothing; the same one asked for twice is one', async () => {
  await until(async () => filesIn(house).every((name) => !name.endsWith('.part')))
  const before = filesIn(house)
  let first: Job | undefined
  await whileReadingWaits(owner, async () => {
    first = await asked(frida, { what: 'invoice-lines' })
    await frida.reaches(first.id, 'making')
    expect((await asked(frida, { what: 'invoice-lines' })).id).toBe(first.id)
    const next = await asked(frida, { what: 'journal' })
    expect(await takeExport(house.till, new AbortController().signal)).toBe(0) // another process: one at a time
    expect((await frida.read(next.id)).state).toBe('waiting')
    for (const what of ['payments', 'payouts', 'vat']) await asked(frida, { what })
    expect((await frida.send('POST', '/export-jobs', { what: 'open-items' })).body.type).toBe(
      '/problems/export-job/too-many',
    )
    const cancelled = await frida.send('POST', `/export-jobs/${first.id}/cancellation`)
    expect(cancelled.body).toMatchObject({ state: 'cancelled', sha256: null })
    for (const { id, state } of await frida.mine())
      if (state === 'waiting') await frida.send('POST', `/export-jobs/${id}/cancellation`)
  })
  const other = await frida.made({ what: 'number-gaps' })
  expect((await frida.read(first!.id)).state).toBe('cancelled')
  expect(filesIn(house)).toHaveLength(before.length + 1)
  expect((await frida.send('GET', `/export-jobs/${first!.id}/file`)).body.type).toBe('/problems/export-job/cancelled')
  expect((await frida.send('POST', `/export-jobs/${other.job.id}/cancellation`)).body.type).toBe(
    '/problems/export-job/ended',
  )
  expect((await frida.send('POST', `/export-jobs/${first!.id}/attempts`)).status).toBe(202)
  expect((await frida.reaches(first!.id, 'ready')).rowsDone).toBe(2)
})

test('where whoever makes a file dies, the file is taken up again by itself and is whole', async () => {
  let id = ''
  await whileReadingWaits(owner, async () => {
    id = (await asked(frida, { what: 'invoice-lines', form: 'machine' })).id
    await frida.reaches(id, 'making')
    expect(await killExporter(house)).toHaveLength(1)
  })
  await frida.reaches(id, 'ready')
  const [row] = await house.witness(`select tries from export_jobs where id = '${id}'`)
  expect(row!.tries).toBe(2)
  const bytes = await frida.bytesOf(`/export-jobs/${id}/file`)
  expect(bytes.equals(await frida.bytesOf('/exports/invoice-lines.csv?form=machine'))).toBe(true)
})

test('a process that stops and a disk that is full leave nothing half written', async () => {
  const before = filesIn(house)
  const made = (job: { stopping: AbortSignal; keptBytes: number }) => makeUnasked(house, job)
  const goesOn = new AbortController().signal
  await expect(made({ stopping: AbortSignal.abort(), keptBytes: 0 })).rejects.toThrow(Stopped)
  await expect(made({ stopping: goesOn, keptBytes: KEPT_BYTES_MAX })).rejects.toThrow(NoRoom)
  await expect(made({ stopping: goesOn, keptBytes: 0 })).rejects.toThrow(Abandoned)
  expect(filesIn(house)).toEqual(before)
})

test('what does not fit is refused at its member, and nothing waits', async () => {
  const before = (await frida.mine()).length
  const at = (pointer: string) => [422, pointer]
  const { refused } = frida
  expect(await refused('/export-jobs', { what: 'saf-t' })).toEqual([422, '/from', '/to'])
  expect(await refused('/export-jobs', { what: 'number-gaps', to: '2027-01-01' })).toEqual(at('/to'))
  expect(await refused('/export-jobs', { what: 'open-items', from: '2027-01-01' })).toEqual(at('/from'))
  expect(await refused('/export-jobs', { what: 'vat', form: 'zip' })).toEqual(at('/form'))
  expect(await refused('/export-jobs', { what: 'documents', from: '2027-02-01', to: '2027-01-01' })).toEqual(at('/to'))
  const monthly = { what: 'vat', every: 'month', days: 'last-month' }
  expect(await refused('/export-schedules', monthly)).toEqual(at('/dayOfMonth'))
  expect(await refused('/export-schedules', { what: 'saf-t', every: 'day', days: 'until-now' })).toEqual(at('/days'))
  expect(await refused('/export-schedules', { ...monthly, what: 'number-gaps', every: 'day' })).toEqual(at('/days'))
  expect([(await frida.mine()).length, await frida.schedules()]).toEqual([before, []])
})

const ofSchedule = async (id: string) => (await frida.mine()).filter(({ scheduleId }) => scheduleId === id)

test('a schedule makes one file each time, once also where two processes look, and one for all that was missed', async () => {
  const { body } = await frida.send<{ id: string }>('POST', '/export-schedules', {
    ...{ what: 'journal', form: 'excel', every: 'day', days: 'yesterday' },
  })
  const first = await toMorning(house, 1, desks)
  await until(async () => (await ofSchedule(body.id)).length === 1)
  const yesterday = dayPlus(first, -1)
  expect(await ofSchedule(body.id)).toMatchObject([{ period: { from: yesterday, to: yesterday, by: 'posting' } }])
  await owner.query('begin; lock table export_schedules in exclusive mode')
  const last = await toMorning(house, 4, desks)
  const { pool } = house.till.connection
  const both = [1, 2].map(() => transact(pool, job, runSchedules))
  await owner.query('rollback')
  await Promise.all(both)
  await until(async () => (await ofSchedule(body.id)).length === 2)
  expect((await ofSchedule(body.id))[0]!.period).toMatchObject({ from: dayPlus(last, -1) })
  const [schedule] = await frida.schedules()
  expect(schedule).toMatchObject({ endedAt: null, days: 'yesterday' })
  expect(Date.parse(schedule!.nextDueAt!)).toBeGreaterThan(Date.parse(`${last}T12:00:00Z`))
  expect((await rita.send('DELETE', `/export-schedules/${body.id}`)).status).toBe(404)
  expect((await frida.send('DELETE', `/export-schedules/${body.id}`)).status).toBe(204)
  expect((await frida.schedules())[0]).toMatchObject({ endedAs: 'by-asker', nextDueAt: null })
  await toMorning(house, 1, desks)
  expect(await ofSchedule(body.id)).toHaveLength(2)
})

test('a file is kept for seven days, then it is gone from the disk, and can be made anew', async () => {
  const { job: made } = await frida.made({ what: 'vat' })
  await pass(house, 6 * DAY_SECONDS, desks)
  expect((await frida.read(made.id)).state).toBe('ready')
  await pass(house, DAY_SECONDS, desks)
  expect((await frida.send('GET', `/export-jobs/${made.id}/file`)).status).toBe(410)
  expect((await frida.read(made.id)).state).toBe('gone')
  await until(async () => filesIn(house).length === 0)
  await frida.send('POST', `/export-jobs/${made.id}/attempts`)
  await frida.reaches(made.id, 'ready')
})

test('a file that cannot be made says why', async () => {
  await sellInEuro(house)
  const year = (await dayOf(house)).slice(0, 4)
  const book = await asked(frida, { what: 'saf-t', from: `${year}-01-01`, to: `${year}-12-31` })
  expect(await frida.reaches(book.id, 'failed')).toMatchObject({ failure: 'exports/rate-missing', sha256: null })
  expect((await mailed(house, 'Filen du ba om, ble ikke laget')).to).toContain(frida.email)
})

test('who is no longer finance gets no file that waited, none of a schedule, and none that lay there', async () => {
  const { job: made } = await frida.made({ what: 'vat' })
  await frida.send('POST', '/export-schedules', { what: 'vat', every: 'day', days: 'until-now' })
  let waiting = ''
  await whileReadingWaits(owner, async () => {
    await frida.reaches((await asked(frida, { what: 'invoice-lines' })).id, 'making')
    waiting = (await asked(frida, { what: 'payments' })).id
    await act(house.till, job, (tx) => revokeRole(tx, { personId: frida.personId, role: 'finance' }))
  })
  const stateOf = async (id: string) =>
    (await house.witness(`select failure ->> 'code' as code from export_jobs where id = '${id}'`))[0]!.code
  await until(async () => (await stateOf(waiting)) !== null)
  expect(await stateOf(waiting)).toBe('access/denied')
  await frida.signInAgain()
  expect((await frida.send('GET', `/export-jobs/${made.id}/file`)).status).toBe(404)
  const jobs = (await house.witness('select from export_jobs')).length
  await toMorning(house, 1, desks)
  await until(async () => (await house.witness(`select from export_schedules where ended_as = 'no-role'`)).length === 1)
  expect(await house.witness('select from export_jobs')).toHaveLength(jobs)
})
