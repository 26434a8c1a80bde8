import type { ApiDocument, ApiOperation } from './client-source.ts'
import { MORE_EXAMPLES } from './more-examples.ts'
import { nameIn, type Schema } from './types-of.ts'

type Bounded = Schema & {
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minItems?: number
  example?: unknown
  examples?: unknown[]
}

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '01986e4a-5d0a-7c3e-9b1f-2f6f0a3f9a11',
  date: '2031-03-10',
  'date-time': '2031-03-10T09:00:00.000Z',
  email: 'kari@example.no',
  uri: 'https://example.no/',
  base64: 'YWJj',
}
/** What fits the patterns that our texts have; the first that fits is taken. */
const WORDS = [
  ...['Eksempel', 'eksempel', 'NO', '2031-03', '2031-autumn', '974760673', '123456', 'example.no', '1.25'],
  ...['0123456789abcdef0123', `${BY_FORMAT.uuid}:1`, 'a'.repeat(43)],
]
/** Members whose meaning a schema does not tell. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  organisationNumber: '974760673',
  organisationNumbers: ['974760673'],
  country: 'NO',
  postcode: '0155',
  city: 'Oslo',
  street: 'Storgata 1',
  name: 'Kari Prøve',
  contactName: 'Kari Prøve',
  password: 'fire tog til Bergen',
  zone: 'Europe/Oslo',
}
/** So deep an example follows schemas that hold themselves. */
const DEPTH_MAX = 8

/** A value that fits a schema of the document: the members that must be there, and those only. */
export function exampleOf({ components }: Pick<ApiDocument, 'components'>, schema: Schema): unknown {
  const made = (given: Schema | undefined, depth: number, name = ''): unknown => {
    const part = (given ?? {}) as Bounded
    if (depth > DEPTH_MAX) return null
    if (part.$ref) return made(components.schemas?.[nameIn(part.$ref)], depth + 1, name)
    if (part.example !== undefined) return part.example
    if (part.examples?.length) return part.examples[0]
    if ('const' in part) return part.const
    if (part.enum) return part.enum[0]
    if (part.default !== undefined) return part.default
    const several = part.anyOf ?? part.oneOf
    if (several) return made(several.find(({ type }) => type !== 'null') ?? several[0], depth + 1, name)
    if (part.allOf) return Object.assign({}, ...part.allOf.map((each) => made(each, depth + 1, name)))
    const [type] = [part.type ?? []].flat()
    if (type === 'object') return objectOf(part, (member, of) => made(member, depth + 1, of))
    if (type === 'array') return arrayOf(part, name, () => made(part.items, depth + 1))
    if (name in BY_NAME) return BY_NAME[name]
    return scalarOf(type, part)
  }
  return made(schema, 0)
}

/** A body that an operation takes. */
export function bodyExample(document: ApiDocument, { operationId, requestBody }: ApiOperation): unknown {
  const made = exampleOf(document, requestBody?.content?.['application/json']?.schema ?? {})
  const more = MORE_EXAMPLES[operationId]
  return more ? { ...(made as object), ...more } : made
}

function objectOf({ properties = {}, required = [] }: Bounded, made: (part: Schema, name: string) => unknown) {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name))
      .map(([name, part]) => [name, made(part, name)]),
  )
}

function arrayOf({ minItems = 0 }: Bounded, name: string, made: () => unknown): unknown {
  if (name in BY_NAME) return BY_NAME[name]
  return minItems === 0 ? [] : Array.from({ length: minItems }, made)
}

function scalarOf(type: string | undefined, part: Bounded): unknown {
  if (type === 'boolean') return true
  if (type === 'null' || type === undefined) return null
  if (type === 'integer' || type === 'number') {
    const least = Math.max(1, part.minimum ?? 1, (part.exclusiveMinimum ?? 0) + 1)
    return Math.min(least, part.maximum ?? Number.MAX_SAFE_INTEGER)
  }
  const { format, pattern, minLength = 0, maxLength = Number.MAX_SAFE_INTEGER } = part
  const fits = (word: string) =>
    word.length >= minLength && word.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(word))
  const known = format === undefined ? undefined : BY_FORMAT[format]
  if (known !== undefined) return known
  return WORDS.find(fits) ?? 'x'.repeat(minLength)
}
