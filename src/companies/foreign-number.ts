/** Countries whose companies have VAT numbers of the European form: the Union, and the neighbours that use it too. */
const WITH_VAT_NUMBERS = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)
/** Letters, digits and the few signs that Ireland and Spain use, after two letters for the country. */
export const FOREIGN_NUMBER = /^[A-Z]{2}[A-Z\d+*.]{2,30}$/

/** Greece writes EL before its VAT numbers. */
const prefixOf = (country: string): string => (country === 'GR' ? 'EL' : country)

export const hasVatNumber = (country: string): boolean => WITH_VAT_NUMBERS.has(country)

/**
 * Whether a company of that country may have this number: it begins with the country (Directive 2006/112/EC art. 215), and
 * in the Union its check digits are right. That somebody still uses it only the country's own register knows.
 */
export async function isForeignNumber(number: string, country: string): Promise<boolean> {
  if (!FOREIGN_NUMBER.test(number) || !number.startsWith(prefixOf(country))) return false
  const { euVat } = await import('stdnum') // large, and few orders need it
  const judges = euVat[country]
  return judges ? judges.some((each) => each.validate(number.slice(2)).isValid) : true
}
