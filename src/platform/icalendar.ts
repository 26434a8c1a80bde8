/** One entry of a calendar. Its `uid` stays for as long as it is the same meeting; `sequence` grows whenever something about it changes. */
export type CalendarEntry = {
  uid: string
  title: string
  startsAt: Date
  endsAt: Date
  place: string
  description: string
  url: string
  sequence: number
  changedAt: Date
  isCancelled: boolean
}
export type Calendar = {
  name: string
  /** When it was read. */
  at: Date
  entries: readonly CalendarEntry[]
  /** Who holds the meetings: a calendar that is mailed says so (RFC 5546 § 3.2.1), one that is subscribed to need not. */
  organizer?: { name: string; email: string }
}

/** The longest line, in bytes without its end (RFC 5545 § 3.1). */
const LINE_BYTES = 75
/** How often whoever subscribes should look again. */
const REFRESH = 'PT1H'

/** A calendar as RFC 5545 has it. Times are in UTC, so that no zone needs to be described and none can be misread. */
export const calendarText = ({ name, at, entries, organizer }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//coursetill//calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...entries.flatMap((entry) => linesOf(entry, at, organizer)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')

const linesOf = (entry: CalendarEntry, at: Date, organizer: Calendar['organizer']): string[] => [
  'BEGIN:VEVENT',
  `UID:${entry.uid}`,
  `DTSTAMP:${utc(at)}`,
  `LAST-MODIFIED:${utc(entry.changedAt)}`,
  `SEQUENCE:${entry.sequence}`,
  `DTSTART:${utc(entry.startsAt)}`,
  `DTEND:${utc(entry.endsAt)}`,
  `SUMMARY:${escaped(entry.title)}`,
  `LOCATION:${escaped(entry.place)}`,
  `DESCRIPTION:${escaped(entry.description)}`,
  `URL:${entry.url}`,
  ...(organizer ? [`ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.email}`] : []),
  `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `TRANSP:${entry.isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
  'END:VEVENT',
]

const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** The value of a parameter holds no quotation marks, whatever a shop calls itself (RFC 5545 § 3.2). */
const quoted = (text: string): string => `"${text.replaceAll('"', '’').replaceAll(/\s+/g, ' ')}"`

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a calendar holds none (RFC 5545 § 3.1)
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')

/** Cut so that no line is too long and no letter is cut in two: what goes on begins with a space. */
function folded(line: string): string {
  let [text, bytes] = ['', 0]
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > LINE_BYTES) [text, bytes] = [`${text}\r\n `, 1]
    text += letter
    bytes += size
  }
  return text
}
