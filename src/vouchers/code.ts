import { randomInt } from 'node:crypto'
import { z } from 'zod'

/** The fewest and most characters of a code that somebody thinks of. */
export const CODE_MIN = 4
export const CODE_MAX = 40
/** More characters than a code with spaces has: nobody types more. */
export const TYPED_MAX = 80
const CODE = /^[A-ZÆØÅ0-9-]+$/

/** Letters and digits that nobody takes for one another: no 0 and O, no 1 and I. */
const READABLE = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** A code of a batch has twelve of them, 60 bits, in three groups: nobody guesses one of five thousand. */
const GROUPS = 3
const GROUP_LENGTH = 4

/** As codes are kept and compared: in capitals, without spaces. */
const plain = (typed: string): string => typed.replaceAll(/\s/g, '').toLocaleUpperCase('nb')

/** A code as somebody types it, in any case and with spaces. */
export const TypedCode = z
  .string()
  .max(TYPED_MAX)
  .overwrite(plain)
  .min(1)
  .meta({ description: 'In any case; spaces do not count' })

/** A code that somebody thinks of. */
export const Code = z
  .string()
  .max(TYPED_MAX)
  .overwrite(plain)
  .min(CODE_MIN)
  .max(CODE_MAX)
  .regex(CODE, 'letters, digits and hyphens')
  .meta({ description: 'Letters, digits and hyphens; kept in capitals' })

/** A code that nobody guesses, such as K7PM-X2RT-9HWB. */
export const newCode = (): string => Array.from({ length: GROUPS }, newGroup).join('-')

const newGroup = (): string => Array.from({ length: GROUP_LENGTH }, () => READABLE[randomInt(READABLE.length)]).join('')
