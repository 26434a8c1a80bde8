import { dayIn } from '../platform/clock.ts'
import { dateFormat } from '../platform/formats.ts'
import type { Attendance, Attended, HeldSession } from './attendance-of.ts'
import { opensAt } from './note-attendance.ts'
import type { Mark } from './schema.ts'

/** The most rows in one list. */
export const ROWS_MAX = 5_000

/** As it stands in the list: `who` is an address or an enrolment, `when` a session's day, with its time where there are several. */
export type ListRow = { line: number; who: string; when: string; mark: string }

/** What is found of a row. Only `good` changes something. */
export const LIST_VERDICTS = [
  'good',
  'unchanged',
  'unknown-learner',
  'unknown-session',
  'several-sessions',
  'too-early',
  'unknown-mark',
  'twice',
] as const
export type ListVerdict = (typeof LIST_VERDICTS)[number]
export type JudgedRow = ListRow & {
  verdict: ListVerdict
  name: string | null
  enrolmentId: string | null
  sessionId: string | null
  noted: Mark | null
}

/** What people write in the column, and what they mean by it. */
const MEANT: Readonly<Record<Mark, readonly string[]>> = {
  present: ['1', 'x', 'j', 'ja', 'y', 'yes', 'true', 'p', 'present', 'til stede', 'møtt', '✓'],
  absent: [
    ...['0', '-', '–', 'n', 'nei', 'no', 'false', 'a', 'absent', 'ikke til stede', 'ikke møtt', 'borte', 'fravær'],
    ...['ugyldig fravær'],
  ],
  excused: ['g', 'e', 'excused', 'gyldig', 'gyldig fravær', 'fritatt'],
}
const MARK_OF: ReadonlyMap<string, Mark> = new Map(
  Object.entries(MEANT).flatMap(([mark, words]) => words.map((word) => [word, mark as Mark] as const)),
)

type Known = Attendance & { zone: string; now: Date; sessionId: string | null }

/** Every row with what is wrong with it, by what is known now. `sessionId` is the session that the list is of; null: each row says so itself. */
export function judgeList(rows: readonly ListRow[], known: Known): JudgedRow[] {
  const learners = new Map(
    known.learners.flatMap((each) => [
      [each.email.toLowerCase(), each],
      [each.enrolmentId, each],
    ]),
  )
  const seen = new Set<string>()
  return rows.map((row) => {
    const learner = learners.get(row.who.toLowerCase())
    const sessions = sessionsOf(row, known)
    const noted = MARK_OF.get(row.mark.trim().toLowerCase()) ?? null
    const found = {
      learner,
      session: sessions.length === 1 ? sessions[0] : undefined,
      sessions: sessions.length,
      noted,
    }
    const verdict = verdictOf(found, known, seen)
    return {
      ...row,
      verdict,
      name: learner?.name ?? null,
      enrolmentId: learner?.enrolmentId ?? null,
      sessionId: found.session?.sessionId ?? null,
      noted,
    }
  })
}

type Found = {
  learner: Attended | undefined
  session: HeldSession | undefined
  sessions: number
  noted: Mark | null
}

function verdictOf({ learner, session, sessions, noted }: Found, known: Known, seen: Set<string>): ListVerdict {
  if (!learner) return 'unknown-learner'
  if (!session) return sessions === 0 ? 'unknown-session' : 'several-sessions'
  if (noted === null) return 'unknown-mark'
  if (known.now < opensAt(session)) return 'too-early'
  const key = `${learner.enrolmentId} ${session.sessionId}`
  if (seen.has(key)) return 'twice'
  seen.add(key)
  return learner.marks[known.sessions.indexOf(session)] === noted ? 'unchanged' : 'good'
}

/** 2026-12-03, 3.12.2026, each with a time behind it or without. */
const WHEN =
  /^(?:(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})|(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4}))(?:[ T](?<hour>\d{1,2})[:.](?<minute>\d{2}).*)?$/

/** The sessions that a row may mean. */
function sessionsOf({ when }: ListRow, { sessions, zone, sessionId }: Known): HeldSession[] {
  if (sessionId !== null) return sessions.filter((each) => each.sessionId === sessionId)
  if (when === '') return sessions.length === 1 ? [...sessions] : []
  const said = WHEN.exec(when)?.groups
  if (!said) return []
  const two = (part: string | undefined) => String(Number(part)).padStart(2, '0')
  const day = `${said.year ?? said.y}-${two(said.month ?? said.m)}-${two(said.day ?? said.d)}`
  const onDay = sessions.filter((each) => dayIn(zone, each.startsAt) === day)
  const time = said.hour === undefined ? null : `${two(said.hour)}:${said.minute}`
  const atTime = onDay.filter((each) => timeIn(zone, each.startsAt) === time)
  return atTime.length > 0 ? atTime : onDay
}

const timeIn = (zone: string, at: Date): string =>
  dateFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
