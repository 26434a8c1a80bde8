import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/** Digits and letters that are not mistaken for each other when somebody reads them off paper (Crockford's base 32). */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz'
const GROUPS = 4
const GROUP_SIGNS = 5

/** Twenty signs of five bits each: a hundred bits cannot be guessed. */
export function newCode(): string {
  const signs = [...randomBytes(GROUPS * GROUP_SIGNS)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return signs.match(new RegExp(`.{${GROUP_SIGNS}}`, 'g'))!.join('-')
}

/** As it may be typed: in capitals, without the dashes, an o for a nought and an l or i for a one. */
const CODE_TYPED_MAX = 60
export const Code = z
  .string()
  .max(CODE_TYPED_MAX)
  .transform((typed) => {
    const signs = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1')
    return signs.match(new RegExp(`.{1,${GROUP_SIGNS}}`, 'g'))?.join('-') ?? ''
  })
