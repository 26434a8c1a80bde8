import { Readable } from 'node:stream'
import { calendarEntries, OF_COMPANY, OF_OFFERING, OF_PERSON } from '../enrolment/calendar-entries.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { readTogether } from '../platform/db/transact.ts'
import type { FileReply } from '../platform/http/route.ts'
import { calendarText } from '../platform/icalendar.ts'
import { type Lang, say } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { openedCalendar } from './calendar-links.ts'

const fileOf = (text: string): FileReply => ({
  type: 'text/calendar; charset=utf-8',
  name: 'calendar.ics',
  source: Readable.from([text]),
  inline: true,
})
const OWN = { nb: 'Mine kurs', en: 'My courses' }

/** The sessions of one offering, for everybody. @throws offering/unknown */
export async function offeringCalendar({ connection, config }: Till, id: string, lang: Lang): Promise<FileReply> {
  const { publicUrl } = config
  return readTogether(connection.pool, async (on) => {
    const entries = await calendarEntries(on, OF_OFFERING, { id, publicUrl, lang })
    if (entries.length === 0) throw unknown('offering')
    return fileOf(calendarText({ name: entries[0]!.title, at: on.now, entries }))
  })
}

/** The calendar that a secret link opens to whoever holds it, in the language of whoever made it. @throws calendar/unknown */
export async function linkedCalendar({ connection, config }: Till, token: string): Promise<FileReply> {
  const { publicUrl, sessionSecret } = config
  const text = await seeAs(HOUSE, () =>
    readTogether(connection.pool, async (on) => {
      const opened = await openedCalendar(on, sessionSecret, token)
      if (!opened) throw unknown('calendar')
      const { companyId, personId, lang } = opened
      const [of, id] = companyId ? [OF_COMPANY, companyId] : [OF_PERSON, personId]
      const entries = await calendarEntries(on, of, { id, publicUrl, lang })
      return calendarText({ name: opened.company ?? say(lang, OWN), at: on.now, entries })
    }),
  )
  return fileOf(text)
}
