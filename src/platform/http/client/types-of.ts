/** A JSON Schema (2020-12) as the document has it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  items?: Schema
  prefixItems?: Schema[]
  description?: string
  default?: unknown
  deprecated?: boolean
}

/** The name of a component that a reference leads to. */
export const nameIn = (reference: string): string => reference.split('/').at(-1)!

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/
export const quoted = (name: string): string => (IDENTIFIER.test(name) ? name : JSON.stringify(name))

/** The TypeScript type of what a schema allows, on one line. */
export function typeOf(schema: Schema | boolean | undefined): string {
  if (schema === undefined || typeof schema === 'boolean') return 'unknown'
  if (schema.$ref) return nameIn(schema.$ref)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ') || 'never'
  const several = schema.anyOf ?? schema.oneOf
  if (several) return [...new Set(several.map(typeOf))].join(' | ')
  if (schema.allOf) return schema.allOf.map((part) => `(${typeOf(part)})`).join(' & ')
  const types = [schema.type ?? []].flat()
  return types.length === 0 ? 'unknown' : types.map((type) => plain(type, schema)).join(' | ')
}

function plain(type: string, schema: Schema): string {
  switch (type) {
    case 'string':
      return 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return schema.prefixItems ? `[${schema.prefixItems.map(typeOf).join(', ')}]` : `(${typeOf(schema.items)})[]`
    default:
      return objectType(schema)
  }
}

function objectType({ properties = {}, required = [], additionalProperties, propertyNames }: Schema): string {
  const members = Object.entries(properties).map(
    ([name, schema]) => `${docOf(schema)}${quoted(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  )
  const known = members.length === 0 ? null : `{ ${members.join('; ')} }`
  if (typeof additionalProperties !== 'object') return known ?? 'Record<string, unknown>'
  const names = propertyNames?.enum ? typeOf(propertyNames) : 'string'
  const others =
    names === 'string'
      ? `Record<string, ${typeOf(additionalProperties)}>`
      : `Partial<Record<${names}, ${typeOf(additionalProperties)}>>`
  return known ? `${known} & ${others}` : others
}

const docOf = ({ description, deprecated }: Schema): string => {
  const said = [description, deprecated ? '@deprecated' : null].filter((part) => part).join(' ')
  return said === '' ? '' : `/** ${said.replaceAll('*/', '* /')} */ `
}
