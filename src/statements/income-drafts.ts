import { type CourseShare, partnersOfCourses } from '../catalogue/course-partners.ts'
import type { On } from '../platform/db/statement.ts'
import { lastDay, type Month } from '../platform/month.ts'
import type { IncomeLine, Recipient } from './content.ts'
import { type DayIncome, incomeByDay, type Named, namesOf } from './income-by-day.ts'
import { type Split, splitCourse } from './split-course.ts'
import { incomeTold, type Told } from './told-before.ts'

/** Lines that are still to be told, of whom. */
export type Untold = { recipientId: string; recipient: Recipient; lines: IncomeLine[] }
type Key = Pick<Told, 'courseId' | 'month' | 'currency'>
type CourseMonth = Key & { days: DayIncome[]; split: Split }
type Known = { month: Month; names: Map<string, Named>; courses: CourseMonth[] }

/** All that the book and the shares say through a month, and what was told of it. */
async function known(on: On, month: Month, courseIds: readonly string[] | null) {
  const days = await incomeByDay(on, lastDay(month), courseIds)
  const shares = Map.groupBy(await partnersOfCourses(on, courseIds), ({ courseId }) => courseId)
  const told = await incomeTold(on, courseIds)
  const names = await namesOf(
    on,
    [...days, ...told].map(({ courseId }) => courseId),
  )
  const courses = [...Map.groupBy(days, keyOf).values()].map((own): CourseMonth => {
    const { courseId, month: of, currency } = own[0]!
    return { courseId, month: of, currency, days: own, split: splitCourse(own, shares.get(courseId) ?? []) }
  })
  return { month, names, courses, told, shares: [...shares.values()].flat() }
}
const keyOf = ({ courseId, month, currency }: Key): string => `${month} ${currency} ${courseId}`

/**
 * What each partner is still to be told through a month: its part of what was earned in it, and of earlier months whatever differs from
 * what was told, because a share was changed afterwards, a month was opened again, or nothing was told of it yet.
 */
export async function partnerLines(
  on: On,
  month: Month,
  courseIds: readonly string[] | null = null,
): Promise<Untold[]> {
  const all = await known(on, month, courseIds)
  const companies = Map.groupBy(all.shares, ({ companyId }) => companyId)
  return [...companies].map(([companyId, [share]]) => {
    const told = all.told.filter((each) => each.kind === 'partner' && each.companyId === companyId)
    return {
      recipientId: companyId,
      recipient: recipientOf(share!),
      lines: [...differences(all, partOf(companyId), told), ...thisMonth(all, companyId)],
    }
  })
}

const recipientOf = ({ name, organisationNumber }: CourseShare): Recipient => ({ name, organisationNumber })

type Figures = Pick<IncomeLine, 'earnedMinor' | 'takenBackMinor' | 'incomeMinor' | 'partnersMinor' | 'ownMinor'>
const NOTHING: Figures = { earnedMinor: 0, takenBackMinor: 0, incomeMinor: 0, partnersMinor: 0, ownMinor: 0 }

const partOf =
  (companyId: string) =>
  ({ split }: CourseMonth): Figures =>
    split.parts
      .filter((part) => part.companyId === companyId)
      .reduce(
        (sum, { earnedMinor, takenBackMinor, ownMinor }) => ({
          ...NOTHING,
          earnedMinor: sum.earnedMinor + earnedMinor,
          takenBackMinor: sum.takenBackMinor + takenBackMinor,
          incomeMinor: sum.incomeMinor + earnedMinor - takenBackMinor,
          ownMinor: sum.ownMinor + ownMinor,
        }),
        NOTHING,
      )

function thisMonth({ month, names, courses }: Known, companyId: string): IncomeLine[] {
  return courses
    .filter((each) => each.month === month)
    .flatMap(({ courseId, currency, split }) =>
      split.parts
        .filter((part) => part.companyId === companyId)
        .map(({ companyId: _own, offeringId, earnedMinor, takenBackMinor, ...part }) => ({
          ...namedLine(names, { courseId, month, currency }),
          ...part,
          offering: names.get(courseId)?.codes[offeringId] ?? null,
          ...{ earnedMinor, takenBackMinor, incomeMinor: earnedMinor - takenBackMinor, partnersMinor: 0 },
        })),
    )
}

/** Of months before: what is so now, less what was told, course by course. */
function differences(
  { month, names, courses }: Known,
  figuresOf: (course: CourseMonth) => Figures,
  told: readonly Told[],
): IncomeLine[] {
  const before = courses.filter((each) => each.month < month)
  const now = new Map(before.map((each) => [keyOf(each), figuresOf(each)]))
  const then = new Map(told.map((each) => [keyOf(each), each]))
  const keys = new Map<string, Key>([...before, ...told].map((each) => [keyOf(each), each]))
  return [...keys]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([at, key]) => {
      const [is, was] = [now.get(at) ?? NOTHING, then.get(at)]
      const line = {
        ...namedLine(names, key),
        ...(was ? {} : { earnedMinor: is.earnedMinor, takenBackMinor: is.takenBackMinor }),
        incomeMinor: is.incomeMinor - (was?.incomeMinor ?? 0),
        partnersMinor: is.partnersMinor - (was?.partnersMinor ?? 0),
        ownMinor: is.ownMinor - (was?.ownMinor ?? 0),
      }
      return line.incomeMinor === 0 && line.partnersMinor === 0 && line.ownMinor === 0 ? [] : [line]
    })
}

const namedLine = (names: Known['names'], { courseId, month, currency }: Key): IncomeLine => ({
  ...{ month, courseId, currency, offering: null, basisPoints: null, fromDay: null, untilDay: null },
  ...{ titleNb: names.get(courseId)?.titleNb ?? '', titleEn: names.get(courseId)?.titleEn ?? '' },
  ...NOTHING,
})

/** The same for every faculty: income by course, what goes to partners, and what remains. A course's difference goes to the faculty it has now. */
export async function facultyLines(on: On, month: Month): Promise<Untold[]> {
  const all = await known(on, month, null)
  const told = all.told.filter(({ kind }) => kind === 'faculty')
  const now = all.courses
    .filter((each) => each.month === month)
    .map((each) => ({ ...namedLine(all.names, each), ...remaining(each) }))
  const lines = [...differences(all, remaining, told), ...now]
  const faculties = Map.groupBy(lines, ({ courseId }) => all.names.get(courseId)!.faculty)
  return [...faculties]
    .toSorted(([a], [b]) => a.localeCompare(b, 'nb'))
    .map(([faculty, own]) => ({
      recipientId: faculty,
      recipient: { name: faculty, organisationNumber: null },
      lines: own,
    }))
}

function remaining({ days, split: { incomeMinor, partnersMinor } }: CourseMonth): Figures {
  return {
    earnedMinor: days.reduce((sum, each) => sum + each.earnedMinor, 0),
    takenBackMinor: days.reduce((sum, each) => sum + each.takenBackMinor, 0),
    ...{ incomeMinor, partnersMinor, ownMinor: incomeMinor - partnersMinor },
  }
}
