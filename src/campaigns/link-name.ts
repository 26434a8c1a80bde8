import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { looksPersonal } from '../platform/looks-personal.ts'

/** The fewest and most characters of a name: it is typed from a poster. */
export const NAME_MIN = 3
export const NAME_MAX = 30
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Letters that nobody takes for one another, nor two of them for a third: without i, l and o, and without r and v, since rn reads as m and vv as w. */
const READABLE = 'abcdefghjkmnpqstuwxyz'
/** Characters of a name that nobody has thought of. */
const NEW_LENGTH = 6

/** What stands after `/go/`. */
export const LinkName = z
  .string()
  .trim()
  .toLowerCase()
  .min(NAME_MIN)
  .max(NAME_MAX)
  .regex(NAME, 'a letter first, then letters a to z, digits and single hyphens')
  .refine((name) => !looksPersonal(name), 'a mark names a channel, not a person')
  .meta({ description: 'What stands after /go/: letters a to z, digits and hyphens' })

/** A name as it is kept to find others that look like it: what one sees as another, or forgets, counts as the same. */
export const looksLike = (name: string): string =>
  name.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll(/[1i]/g, 'l').replaceAll('rn', 'm')

/** A name that is easy to read from paper, such as `kqetwa`. */
export const newName = (): string =>
  Array.from({ length: NEW_LENGTH }, () => READABLE[randomInt(READABLE.length)]).join('')

/** Where a link stands. */
export const linkPath = (name: string): `/${string}` => `/go/${name}`

/** The mark by which an order is known to have come by a link: `utm_content`. */
export const markOf = (name: string): string => `go/${name}`
