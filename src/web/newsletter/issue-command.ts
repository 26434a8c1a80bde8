import { IssueBody } from '../../newsletter/issue-body.ts'
import { LANGS } from '../../platform/lang.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'

/** Several addresses of courses in one field. */
const addressesIn = (text: string): string[] => text.split(/[\s,]+/).filter((each) => each !== '')

/** What of the segment is about courses: those of some topic, some by their addresses, or nothing. */
function aboutFrom(form: Entries, part: 'waits' | 'took') {
  const [topic, courses] = [form.get(`${part}.topic`), addressesIn(form.get(`${part}.courses`))]
  if (topic === '' && courses.length === 0) return undefined
  return { ...(topic === '' ? {} : { topics: [topic] }), ...(courses.length === 0 ? {} : { courses }) }
}

/** The letter that a form has: nothing in a language in which nothing was written. @throws request/invalid */
export function issueFrom(form: Entries): IssueBody {
  const texts = LANGS.flatMap((lang) => {
    const [subject, words] = [form.get(`${lang}.subject`), form.get(`${lang}.words`).replaceAll('\r\n', '\n')]
    return subject === '' && words === '' ? [] : [[lang, { subject, words }] as const]
  })
  const [waitsFor, tookPart] = [aboutFrom(form, 'waits'), aboutFrom(form, 'took')]
  const without = addressesIn(form.get('without'))
  const topics = form.all('topics')
  const reads = form.get('reads')
  return parseForm(IssueBody, {
    campaign: form.get('campaign'),
    texts: Object.fromEntries(texts),
    segment: {
      ...(reads === 'all' || reads === '' ? {} : { langs: [reads] }),
      ...(topics.length === 0 ? {} : { topics }),
      ...(waitsFor ? { waitsFor } : {}),
      ...(tookPart ? { tookPart } : {}),
      ...(form.get('unusedSeats') === 'true' ? { unusedSeats: true } : {}),
      ...(without.length === 0 ? {} : { without }),
    },
    atNight: form.get('atNight') === 'true',
  })
}

/** Where a pointer of the command stands in the form. */
export function fieldOfIssue(pointer: string): string {
  const at = fieldOfPointer(pointer)
  if (at === 'texts') return 'nb.subject'
  const [, part] = /^segment\.(waitsFor|tookPart)/.exec(at) ?? []
  if (part) return `${part === 'waitsFor' ? 'waits' : 'took'}.courses`
  return at.replace(/^texts\./, '').replace(/^segment\.(langs|topics|without).*/, '$1')
}

/** The fields that hold what was written. */
export function fieldsOf({ campaign, texts, segment, atNight }: IssueBody) {
  const values: Record<string, string> = {
    campaign,
    ...Object.fromEntries(
      LANGS.flatMap((lang) => [
        [`${lang}.subject`, texts[lang]?.subject ?? ''],
        [`${lang}.words`, texts[lang]?.words ?? ''],
      ]),
    ),
    reads: segment.langs?.length === 1 ? segment.langs[0]! : 'all',
    'waits.topic': segment.waitsFor?.topics?.[0] ?? '',
    'waits.courses': segment.waitsFor?.courses?.join(', ') ?? '',
    'took.topic': segment.tookPart?.topics?.[0] ?? '',
    'took.courses': segment.tookPart?.courses?.join(', ') ?? '',
    unusedSeats: String(segment.unusedSeats ?? false),
    without: segment.without?.join(', ') ?? '',
    atNight: String(atNight),
  }
  return { values, topics: segment.topics ?? [] }
}
