import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { writeXlsx } from 'hucre/xlsx'
import { dayIn } from '../platform/clock.ts'
import type { FileReply } from '../platform/http/route.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { defused } from '../platform/spreadsheet.ts'
import type { SeatedPerson } from './people-of.ts'
import type { SeatState } from './wallet-of.ts'

export const PEOPLE_FILES = ['csv', 'xlsx'] as const
type Form = (typeof PEOPLE_FILES)[number]

const TYPES: Record<Form, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const COLUMNS: readonly [Said, (person: SeatedPerson, lang: Lang) => string][] = [
  [{ nb: 'Navn', en: 'Name' }, ({ name }) => name],
  [{ nb: 'E-post', en: 'E-mail' }, ({ email }) => email],
  [{ nb: 'Kurs', en: 'Course' }, ({ title }) => title],
  [{ nb: 'Kode', en: 'Code' }, ({ code }) => code],
  [{ nb: 'Begynner', en: 'Begins' }, ({ zone, startsAt }) => dayIn(zone, startsAt)],
  [{ nb: 'Slutter', en: 'Ends' }, ({ zone, endsAt }) => dayIn(zone, endsAt)],
  [{ nb: 'Status', en: 'State' }, ({ state }, lang) => say(lang, STATES[state])],
  [{ nb: 'Siden', en: 'Since' }, ({ zone, since }) => dayIn(zone, since)],
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
  enrolled: { nb: 'påmeldt', en: 'enrolled' },
  completed: { nb: 'fullført', en: 'completed' },
}

/**
 * Everybody with a seat of the company as a file that opens in a Norwegian Excel without a wizard: CSV with byte order mark and
 * semicolons, or XLSX. A cell that Excel would run is text (OWASP ASVS 1.2.10).
 */
export async function peopleFile(people: readonly SeatedPerson[], form: Form, lang: Lang): Promise<FileReply> {
  const head = COLUMNS.map(([said]) => say(lang, said))
  const rows = [head, ...people.map((person) => COLUMNS.map(([, cell]) => cell(person, lang)))]
  const bytes =
    form === 'xlsx'
      ? await writeXlsx({ sheets: [{ name: say(lang, { nb: 'Folk', en: 'People' }), rows }] })
      : stringify(
          rows.map((row) => row.map(defused)),
          { bom: true, delimiter: ';', record_delimiter: 'windows' },
        )
  return { type: TYPES[form], name: `people.${form}`, source: Readable.from([Buffer.from(bytes)]) }
}
