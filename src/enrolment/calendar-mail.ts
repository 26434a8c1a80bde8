import { readTogether } from '../platform/db/transact.ts'
import { calendarText } from '../platform/icalendar.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import type { Mail } from '../platform/mail.ts'
import { readShop, shopName } from '../platform/shop.ts'
import type { Till } from '../platform/till.ts'
import { calendarEntries, OF_PLACES } from './calendar-entries.ts'

const FILE_NAME: Said = { nb: 'kurs.ics', en: 'course.ics' }
export const calendarFileName = (lang: Lang): string => say(lang, FILE_NAME)

/**
 * The sessions of the places that a mail is about, as they stand when it is sent; null where there are none. The entries are those of
 * the calendars that people subscribe to, by their UIDs, with a sequence that only grows: a mail that comes late sets nothing back.
 *
 * It is published (METHOD:PUBLISH, RFC 5546 § 3.2.1, RFC 6047 § 2.4): the reader is no invited attendee who must answer, and one
 * file holds several meetings, of which some may be cancelled (STATUS:CANCELLED). REQUEST and CANCEL allow one UID a file only.
 */
export async function calendarOfPlaces(
  { connection, config }: Pick<Till, 'connection' | 'config'>,
  { enrolmentIds, lang }: { enrolmentIds: readonly string[]; lang: Lang },
): Promise<Mail['attachments'][number] | null> {
  return readTogether(connection.pool, async (on) => {
    const entries = await calendarEntries(on, OF_PLACES, { id: enrolmentIds, publicUrl: config.publicUrl, lang })
    const [first] = entries
    const shop = await readShop(on)
    if (!first || !shop) return null
    const organizer = { name: shopName(lang, shop), email: shop.senderEmail }
    return {
      filename: calendarFileName(lang),
      content: Buffer.from(calendarText({ name: first.title, at: on.now, entries, organizer })),
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    }
  })
}
