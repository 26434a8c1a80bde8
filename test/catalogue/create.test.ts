import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CourseChange, changeCourse } from '../../src/catalogue/change-course.ts'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { CreateCourse, createCourse } from '../../src/catalogue/create-course.ts'
import { CreateOffering, createOffering } from '../../src/catalogue/create-offering.ts'
import { publishCourse } from '../../src/catalogue/publish-course.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { problemOf } from '../../src/platform/problems.ts'
import { courseDraft, type House, offeringDraft, openHouse } from '../storefront/make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const client = (): Actor => ({ kind: 'client', clientId: randomUUID(), roles: ['course-administrator'] })
const codeOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => problemOf(error)?.code,
  )

const said = {
  courseId: '01890000-0000-7000-8000-000000000009',
  code: 'STAT-1',
  mode: 'campus',
  place: 'Oslo',
  teachingLang: 'nb',
  zone: 'Europe/Oslo',
  startsAt: '2027-03-01T09:00:00+01:00',
  endsAt: '2027-03-02T15:00:00+01:00',
  saleOpensAt: '2027-01-01T00:00:00+01:00',
  saleClosesAt: '2027-02-20T00:00:00+01:00',
}
const pathsOf = (change: object): string[] =>
  CreateOffering.safeParse({ ...said, ...change }).error?.issues.map(({ path }) => path.join('/')) ?? []

test('two courses cannot share a slug, nor two offerings a code', async () => {
  const draft = courseDraft()
  const { courseId } = await house.does((tx) => createCourse(tx, draft))
  expect(await codeOf(house.does((tx) => createCourse(tx, draft)))).toBe('catalogue/slug-taken')
  const offering = { ...offeringDraft(), courseId }
  await house.does((tx) => createOffering(tx, offering))
  expect(await codeOf(house.does((tx) => createOffering(tx, offering)))).toBe('catalogue/code-taken')
})

test('an external id belongs to the client that gave it', async () => {
  const [one, other] = [client(), client()]
  const create = (actor: Actor) => house.does((tx) => createCourse(tx, courseDraft({ externalId: 'FS-4711' })), actor)
  await create(one)
  await create(other)
  expect(await codeOf(create(one))).toBe('catalogue/external-id-taken')
})

test('a course cannot be published before it is complete in one language and says whom to ask', async () => {
  const nb = { title: 'Idé', summary: '', description: '', outcomes: '', prerequisites: '' }
  const { courseId } = await house.does((tx) => createCourse(tx, courseDraft({ texts: { nb }, contactEmail: '' })))
  await expect(house.does((tx) => publishCourse(tx, courseId))).rejects.toMatchObject({
    facts: { missing: [{ name: 'language' }, { name: 'contact' }] },
  })
})

test('changing one language leaves the other as it was', async () => {
  const { courseId } = await house.does((tx) => createCourse(tx, courseDraft()))
  const en = { title: 'Statistics', summary: 'Short.', description: 'Long.', outcomes: '', prerequisites: '' }
  await house.does((tx) => changeCourse(tx, { courseId, texts: { en }, creditTenths: 50 }))
  const { rows } = await house.pool.query('select lang, title from course_texts where course_id = $1 order by lang', [
    courseId,
  ])
  expect(rows).toEqual([
    { lang: 'en', title: 'Statistics' },
    { lang: 'nb', title: 'Praktisk statistikk' },
  ])
})

test('an offering may not be moved so that its sessions fall outside it', async () => {
  const { courseId } = await house.does((tx) => createCourse(tx, courseDraft()))
  const draft = offeringDraft()
  const { offeringId } = await house.does((tx) => createOffering(tx, { ...draft, courseId }))
  await expect(
    house.does((tx) => changeOffering(tx, { offeringId, startsAt: daysAfter(draft.startsAt, 1) })),
  ).rejects.toMatchObject({ status: 422, faults: [{ pointer: '/sessions/0' }] })
  await expect(house.does((tx) => changeOffering(tx, { offeringId: randomUUID() }))).rejects.toMatchObject({
    code: 'offering/unknown',
  })
})

test('times out of order are each pointed at', () => {
  expect(pathsOf({})).toEqual([])
  expect(pathsOf({ endsAt: '2027-03-01T09:00:00+01:00' })).toEqual(['endsAt'])
  expect(pathsOf({ saleClosesAt: '2026-12-31T00:00:00+01:00' })).toEqual(['saleClosesAt'])
  const session = { startsAt: '2027-03-01T12:00:00+01:00', endsAt: '2027-03-01T11:00:00+01:00', place: 'P45' }
  expect(pathsOf({ sessions: [session] })).toEqual(['sessions/0/endsAt'])
  expect(pathsOf({ sessions: Array.from({ length: 201 }, () => session) })).toContain('sessions')
})

test('a time zone must be one of the IANA database', () => {
  for (const zone of ['Europe/Oslo', 'Asia/Kolkata', 'UTC']) expect(pathsOf({ zone })).toEqual([])
  for (const zone of ['+01:00', 'Europe/Olso', 'oslo', '']) expect(pathsOf({ zone })).toEqual(['zone'])
})

test('a course is refused with a pointer to what is wrong', () => {
  const good = { slug: 'a-b', faculty: 'HV', creditTenths: 25, level: 'master', texts: { nb: { title: 'Tittel' } } }
  const paths = (change: object) =>
    CreateCourse.safeParse({ ...good, ...change }).error?.issues.map(({ path }) => path.join('/'))
  expect(paths({})).toBeUndefined()
  expect(paths({ creditTenths: 601 })).toEqual(['creditTenths'])
  expect(paths({ creditTenths: 2.5 })).toEqual(['creditTenths'])
  expect(paths({ slug: 'Å b' })).toEqual(['slug'])
  expect(paths({ texts: {} })).toEqual(['texts'])
  expect(paths({ texts: { nb: { title: ' ' } } })).toEqual(['texts/nb/title'])
  expect(paths({ texts: { de: { title: 'Titel' } } })).toContain('texts')
  expect(paths({ colour: 'red' })).toEqual([''])
  expect(CourseChange.safeParse({ slug: 'b' }).data).toEqual({ slug: 'b' })
})
