/** What of an API's document others rely on: addresses, what is sent, what is answered, refusals. */
export type Surface = {
  version: string
  operations: Record<string, Offer>
  messages: Record<string, Schema>
  schemas: Record<string, Schema>
}
export type Offer = {
  parameters: Record<string, { required: boolean; schema: Schema }>
  body: Schema | null
  replies: Record<string, Schema | null>
  refusals: string[]
}
export type Schema = { [word: string]: unknown }
type Way = 'taken' | 'told'
type Sides = { before: Surface; after: Surface }

/** Why somebody who was served by `before` may not be served by `after`, a sentence each; what is only added is free. */
export function breaksIn({ before, after }: Sides): string[] {
  const sides = { before, after }
  const operations = Object.entries(before.operations).flatMap(([name, offer]) => {
    const now = after.operations[name]
    return now ? offerBreaks(sides, name, [offer, now]) : [`${name} is gone`]
  })
  const messages = Object.entries(before.messages).flatMap(([name, schema]) => {
    const now = after.messages[name]
    return now ? breaks(sides, 'told', { at: `message ${name}`, was: schema, is: now }) : [`message ${name} is gone`]
  })
  return [...operations, ...messages]
}

function offerBreaks(sides: Sides, name: string, [was, is]: [Offer, Offer]): string[] {
  const parameters = Object.entries(was.parameters).flatMap(([of, { schema, required }]) => {
    const now = is.parameters[of]
    if (!now) return [`${name} takes no ${of} any more`]
    const demanded = now.required && !required ? [`${name} demands ${of}`] : []
    return [...demanded, ...breaks(sides, 'taken', { at: `${name} ${of}`, was: schema, is: now.schema })]
  })
  const demanded = Object.entries(is.parameters)
    .filter(([of, { required }]) => required && !was.parameters[of])
    .map(([of]) => `${name} demands ${of}`)
  const replies = Object.entries(was.replies).flatMap(([status, schema]) => {
    if (!(status in is.replies)) return [`${name} answers no ${status} any more`]
    const now = is.replies[status]!
    if (schema === null) return []
    return now === null
      ? [`${name} answers ${status} without a body`]
      : breaks(sides, 'told', { at: `${name} ${status}`, was: schema, is: now })
  })
  const refusals = was.refusals.filter((refusal) => !is.refusals.includes(refusal))
  return [
    ...[...parameters, ...demanded, ...bodyBreaks(sides, name, [was.body, is.body]), ...replies],
    ...refusals.map((refusal) => `${name} is not refused by ${refusal} any more`),
  ]
}

function bodyBreaks(sides: Sides, name: string, [was, is]: [Schema | null, Schema | null]): string[] {
  if (was === null) return is === null ? [] : [`${name} demands a body`]
  return is === null ? [`${name} takes no body any more`] : breaks(sides, 'taken', { at: `${name} body`, was, is })
}

type Pair = { at: string; was: Schema; is: Schema }

/** Pairs of components that are being compared already: they may hold themselves. */
const underWay = new Set<string>()

function breaks(sides: Sides, way: Way, pair: Pair): string[] {
  const key = [way, pair.was.$ref, pair.is.$ref].join(' ')
  const isNamed = typeof pair.was.$ref === 'string' && typeof pair.is.$ref === 'string'
  if (isNamed && underWay.has(key)) return []
  if (isNamed) underWay.add(key)
  try {
    return formsBreak(sides, way, pair)
  } finally {
    if (isNamed) underWay.delete(key)
  }
}

function formsBreak(sides: Sides, way: Way, { at, was, is }: Pair): string[] {
  const [old, now] = [formsOf(sides.before, was), formsOf(sides.after, is)]
  const lost = old.flatMap((form) => {
    const tried = now.map((other) => formBreaks(sides, way, { at, was: form, is: other }))
    if (tried.some((faults) => faults.length === 0)) return []
    const alike = now.findIndex((other) => other.type === form.type)
    return alike >= 0 ? tried[alike]! : [`${at} is no ${wordsOf(form)} any more`]
  })
  const mayBeNull = (forms: readonly Schema[]) => forms.some(({ type }) => type === 'null')
  const isNew = way === 'told' && mayBeNull(now) && !mayBeNull(old) && !old.some(isOpen)
  return isNew ? [...lost, `${at} may be null now`] : lost
}

const isOpen = (form: Schema): boolean => form.type === undefined && form.const === undefined && form.enum === undefined
const wordsOf = ({ type, const: only, enum: some }: Schema): string => JSON.stringify(only ?? some ?? type ?? 'value')

/** The plain forms that a value may have. */
function formsOf(surface: Surface, schema: Schema): Schema[] {
  if (typeof schema.$ref === 'string') return formsOf(surface, surface.schemas[schema.$ref.split('/').at(-1)!] ?? {})
  const several = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (several) return several.flatMap((form) => formsOf(surface, form))
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => ({ ...schema, type }))
  if (Array.isArray(schema.enum)) return schema.enum.map((only: unknown) => ({ const: only }))
  return [schema]
}

function formBreaks(sides: Sides, way: Way, { at, was, is }: Pair): string[] {
  if ('const' in was || 'const' in is) return constBreaks(way, { at, was, is })
  if (isOpen(was) || isOpen(is))
    return isOpen(was) === isOpen(is) || (way === 'taken' && isOpen(is)) ? [] : [`${at} has another type`]
  if (was.type !== is.type) return [`${at} was ${wordsOf(was)} and is ${wordsOf(is)}`]
  if (was.type === 'object') return objectBreaks(sides, way, { at, was, is })
  if (was.type === 'array') {
    const [one, other] = [was.items as Schema | undefined, is.items as Schema | undefined]
    return [
      ...boundBreaks(way, { at, was, is }),
      ...(one && other ? breaks(sides, way, { at: `${at}[]`, was: one, is: other }) : []),
    ]
  }
  return boundBreaks(way, { at, was, is })
}

function constBreaks(way: Way, { at, was, is }: Pair): string[] {
  if (was.const === is.const) return []
  // A text that may be anything takes what was one word before; an answer that may be anything is another promise.
  const isWider = way === 'taken' && 'const' in was && is.type === typeof was.const && !('const' in is)
  return isWider ? [] : [`${at} is no ${wordsOf(was)} any more`]
}

function objectBreaks(sides: Sides, way: Way, { at, was, is }: Pair): string[] {
  const [old, now] = [was, is].map((each) => (each.properties ?? {}) as Record<string, Schema>) as [
    Record<string, Schema>,
    Record<string, Schema>,
  ]
  const [needed, needs] = [was, is].map((each) => (each.required ?? []) as string[]) as [string[], string[]]
  const members = Object.entries(old).flatMap(([name, schema]) =>
    now[name] ? breaks(sides, way, { at: `${at}.${name}`, was: schema, is: now[name] }) : [`${at}.${name} is gone`],
  )
  const demands =
    way === 'taken' ? needs.filter((name) => !needed.includes(name)).map((name) => `${at} demands ${name}`) : []
  const lacks =
    way === 'told'
      ? needed.filter((name) => now[name] && !needs.includes(name)).map((name) => `${at}.${name} may be missing now`)
      : []
  return [...members, ...demands, ...lacks]
}

const LEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems']
const MOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems']

/** What is taken may grow and what is told may shrink, never the other way. */
function boundBreaks(way: Way, { at, was, is }: Pair): string[] {
  const [wide, narrow] = way === 'taken' ? [was, is] : [is, was]
  const number = (schema: Schema, word: string, none: number) => (schema[word] as number | undefined) ?? none
  const tighter = [
    ...LEAST.filter((word) => number(narrow, word, -Infinity) > number(wide, word, -Infinity)),
    ...MOST.filter((word) => number(narrow, word, Infinity) < number(wide, word, Infinity)),
    ...['pattern', 'format'].filter((word) => narrow[word] !== undefined && narrow[word] !== wide[word]),
  ]
  if (way === 'told') return tighter.includes('format') ? [`${at} has another format`] : []
  return tighter.map((word) => `${at} is narrower: ${word}`)
}
