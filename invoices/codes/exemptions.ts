import type { VatCategory } from '../document.ts'

const EDUCATION_AND_ITS_LIKE =
  /^VATEX-EU-(79-C|132(-1[A-Q])?|143(-1(FA|[A-L]))?|148(-[A-G])?|151(-1(AA|[A-E]))?|309|D|F|I|J)$/

/** BR-CL-22: the VATEX codes of a category, as far as the directive's articles give any; another category has none. */
export function isExemptionCode(category: VatCategory, code: string): boolean {
  if (category === 'E') return EDUCATION_AND_ITS_LIKE.test(code)
  return ['AE', 'G', 'O'].includes(category) && code === `VATEX-EU-${category}`
}
