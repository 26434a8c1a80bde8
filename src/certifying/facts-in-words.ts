import { count, dayInWords, type Lang, say } from '../platform/lang.ts'
import type { CertificateContent } from './content.ts'
import { COMPLETED, CREDITS, EXTENT, HELD, LEVEL, LEVELS } from './words.ts'

const TENTHS = 10
const HOUR_MINUTES = 60

type Certified = Pick<
  CertificateContent,
  'creditTenths' | 'level' | 'sessions' | 'minutes' | 'startsOn' | 'endsOn' | 'completedOn'
>

/** "2,5" in Norwegian, "2.5" in English: a number of tenths as people write it. */
export function decimal(lang: Lang, tenths: number): string {
  const [whole, rest] = [Math.floor(tenths / TENTHS), tenths % TENTHS]
  return rest === 0 ? String(whole) : `${whole}${lang === 'nb' ? ',' : '.'}${rest}`
}

/** What a certificate says beside name and course: label and value, in the reader's language. */
export function factsInWords(lang: Lang, certified: Certified): [label: string, value: string][] {
  const { creditTenths, level, startsOn, endsOn, completedOn } = certified
  const day = (each: string) => dayInWords(each, lang)
  const extent = extentOf(lang, certified)
  return [
    ...(creditTenths > 0 ? [[say(lang, CREDITS), decimal(lang, creditTenths)] as [string, string]] : []),
    [say(lang, LEVEL), say(lang, LEVELS[level])],
    ...(extent === '' ? [] : [[say(lang, EXTENT), extent] as [string, string]]),
    [say(lang, HELD), startsOn === endsOn ? day(startsOn) : `${day(startsOn)} – ${day(endsOn)}`],
    [say(lang, COMPLETED), day(completedOn)],
  ]
}

/** "24 timer i 4 samlinger": hours to half of one. */
function extentOf(lang: Lang, { sessions, minutes }: Certified): string {
  if (minutes === 0) return ''
  const tenths = Math.round((minutes * 2) / HOUR_MINUTES) * (TENTHS / 2)
  const hours = `${decimal(lang, tenths)} ${say(lang, tenths === TENTHS ? { nb: 'time', en: 'hour' } : { nb: 'timer', en: 'hours' })}`
  const held = count(lang, sessions, {
    one: { nb: '{n} samling', en: '{n} session' },
    other: { nb: '{n} samlinger', en: '{n} sessions' },
  })
  return say(lang, { nb: `${hours} i ${held}`, en: `${hours} in ${held}` })
}
