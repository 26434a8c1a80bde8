import type { Offer, Schema, Surface } from './breaking.ts'

type Json = { [name: string]: unknown }
/** What says something to people only, or is said by what is kept already. */
const LEFT_OUT = ['description', 'summary', 'title', 'example', 'examples', 'default', 'deprecated', 'id', '$id']
/** A format says more than the pattern that comes with it. */
const bare = (value: unknown, isMember = false): unknown => {
  if (Array.isArray(value)) return value.map((each) => bare(each))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([name]) => isMember || (!LEFT_OUT.includes(name) && !(name === 'pattern' && 'format' in value)),
  )
  return Object.fromEntries(kept.map(([name, part]) => [name, bare(part, name === 'properties')]))
}
const schemaOf = (content: unknown): Schema | null =>
  (bare((content as Record<string, Json> | undefined)?.['application/json']?.schema) as Schema | undefined) ?? null

/** What of an OpenAPI document others rely on. */
export function surfaceOf(document: unknown): Surface {
  const { info, paths, webhooks, components } = document as Record<string, Record<string, Json>>
  const operations = Object.entries(paths!).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Offer] => [
      `${method.toUpperCase()} ${path}`,
      offerOf(operation as Json),
    ]),
  )
  const messages = Object.entries(webhooks ?? {}).map(([name, { post }]): [string, Schema] => [
    name,
    schemaOf(((post as Json).requestBody as Json).content)!,
  ])
  return {
    version: String(info!.version),
    operations: Object.fromEntries(operations),
    messages: Object.fromEntries(messages),
    schemas: bare(components!.schemas, true) as Record<string, Schema>,
  }
}

function offerOf(operation: Json): Offer {
  const parameters = (operation.parameters ?? []) as { in: string; name: string; required?: boolean; schema: Json }[]
  const replies = Object.entries(operation.responses as Record<string, Json>).filter(([status]) =>
    /^2\d\d$/.test(status),
  )
  return {
    parameters: Object.fromEntries(
      parameters.map(({ in: place, name, required = false, schema }) => [
        `${place} ${name}`,
        { required, schema: bare(schema) as Schema },
      ]),
    ),
    body: schemaOf((operation.requestBody as Json | undefined)?.content),
    replies: Object.fromEntries(replies.map(([status, { content }]) => [status, schemaOf(content)])),
    refusals: (operation['x-refusals'] ?? []) as string[],
  }
}

/** One line per address, message and schema, in the order of their names: what changed is seen line by line. */
export function written({ version, ...parts }: Surface): string {
  const lines = Object.entries(parts).map(([name, members]) => {
    const rows = Object.entries(members).toSorted(([one], [other]) => (one < other ? -1 : 1))
    return `${JSON.stringify(name)}: {\n${rows.map(([of, value]) => `${JSON.stringify(of)}: ${JSON.stringify(value)}`).join(',\n')}\n}`
  })
  return `{"version": ${JSON.stringify(version)},\n${lines.join(',\n')}}\n`
}
