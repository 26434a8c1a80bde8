import { numberFormat } from '../../platform/formats.ts'
import type { Lang } from '../../platform/lang.ts'

const KILO = 1e3
const MEGA = 1e6
const GIGA = 1e9
const UNITS = [
  { unit: 'gigabyte', bytes: GIGA, most: 1 },
  { unit: 'megabyte', bytes: MEGA, most: 1 },
  { unit: 'kilobyte', bytes: KILO, most: 0 },
] as const

/** "1,2 MB": the size of a file as people read it, a kilobyte at least. */
export function sizeOf(lang: Lang, bytes: number): string {
  const { unit, bytes: one, most } = UNITS.find((each) => bytes >= each.bytes) ?? UNITS.at(-1)!
  const format = { style: 'unit', unit, maximumFractionDigits: most } as const
  return numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', format).format(Math.max(bytes / one, 1))
}
