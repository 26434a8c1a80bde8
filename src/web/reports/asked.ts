import { z } from 'zod'
import { TERM, type Term, termOf } from '../../catalogue/term.ts'
import type { Narrowed } from '../../reports/cut.ts'
import { FUNNEL_GROUPS, type FunnelGroup } from '../../reports/funnel.ts'
import { GROUPS, type Group } from '../../reports/income.ts'
import { type Period, periodOfTerm } from '../../reports/period.ts'
import { PeriodQuery } from '../../reports/shapes.ts'

/** What an address asks a report for. What does not fit is taken as not given: the term that it is. */
export type Asked = Period & { by: Group; steps: FunnelGroup } & Pick<Narrowed, 'faculty' | 'courseId'>

export function askedOf(query: URLSearchParams, today: string): Asked {
  const given = PeriodQuery.safeParse({ from: query.get('from'), to: query.get('to') })
  const faculty = query.get('faculty') ?? ''
  const courseId = z.uuid().safeParse(query.get('courseId'))
  return {
    ...(given.success ? given.data : periodOfTerm(termOf(today))),
    by: GROUPS.find((each) => each === query.get('by')) ?? 'faculty',
    steps: FUNNEL_GROUPS.find((each) => each === query.get('by')) ?? 'course',
    ...(faculty === '' ? {} : { faculty }),
    ...(courseId.success ? { courseId: courseId.data } : {}),
  }
}

/** The address of the same report with other members. */
export function reportQuery({ from, to, faculty, courseId }: Asked, change: Record<string, string>): string {
  const kept = { from, to, ...(faculty ? { faculty } : {}), ...(courseId ? { courseId } : {}), ...change }
  return String(new URLSearchParams(kept))
}

export const termAsked = (query: URLSearchParams, today: string): Term => {
  const asked = query.get('term') ?? ''
  return TERM.test(asked) ? (asked as Term) : termOf(today)
}
