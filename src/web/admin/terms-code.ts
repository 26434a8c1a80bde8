import { TERMS_CODE_MAX } from '../../terms/words.ts'

/** The code of terms whose name has no letter that an address could hold. */
const NAMELESS = 'vilkar'

/** "Fri avbestilling" becomes "fri-avbestilling"; the same name again is the next version of the same terms. */
export const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, TERMS_CODE_MAX)
    .replaceAll(/^-|-$/g, '') || NAMELESS
