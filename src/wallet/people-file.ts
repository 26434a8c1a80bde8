import { dayIn } from '../platform/clock.ts'
import type { FileReply } from '../platform/http/route.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { type Column, type TableForm, tableFile } from '../platform/table-file.ts'
import type { SeatedPerson } from './people-of.ts'
import type { SeatState } from './wallet-of.ts'

const COLUMNS: readonly Column<SeatedPerson>[] = [
  [{ nb: 'Navn', en: 'Name' }, ({ name }) => name],
  [{ nb: 'E-post', en: 'E-mail' }, ({ email }) => email],
  [{ nb: 'Kurs', en: 'Course' }, ({ title }) => title],
  [{ nb: 'Kode', en: 'Code' }, ({ code }) => code],
  [{ nb: 'Begynner', en: 'Begins' }, ({ zone, startsAt }) => dayIn(zone, startsAt), 'day'],
  [{ nb: 'Slutter', en: 'Ends' }, ({ zone, endsAt }) => dayIn(zone, endsAt), 'day'],
  [{ nb: 'Status', en: 'State' }, ({ state }, lang) => say(lang, STATES[state])],
  [{ nb: 'Siden', en: 'Since' }, ({ zone, since }) => dayIn(zone, since), 'day'],
  [{ nb: 'Ordre', en: 'Order' }, ({ orderNumber }) => String(orderNumber)],
]

/** A state in one column of a spreadsheet. */
const STATES: Record<SeatState, Said> = {
  unnamed: { nb: 'uten navn', en: 'unnamed' },
  'to-be-invited': { nb: 'inviteres', en: 'being invited' },
  undelivered: { nb: 'e-post kommer ikke fram', en: 'mail does not get through' },
  invited: { nb: 'invitert', en: 'invited' },
  opened: { nb: 'har åpnet invitasjonen', en: 'has opened the invitation' },
  unanswered: { nb: 'invitasjonen er gått ut', en: 'invitation has run out' },
  papers: { nb: 'dokumenter mangler', en: 'waiting for papers' },
  assessed: { nb: 'vurderes', en: 'being assessed' },
  enrolled: { nb: 'påmeldt', en: 'enrolled' },
  completed: { nb: 'fullført', en: 'completed' },
}

/** Everybody with a seat of the company as a file for a spreadsheet. */
export const peopleFile = (people: readonly SeatedPerson[], form: TableForm, lang: Lang): FileReply =>
  tableFile({ name: 'people', title: { nb: 'Folk', en: 'People' }, columns: COLUMNS, rows: people }, form, lang)
