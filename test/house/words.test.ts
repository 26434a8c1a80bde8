import { rule } from './rule.ts'
import { at, isNode, type Node, nameOf, nodesOf, type Source, sourcesUnder } from './source.ts'

const program = sourcesUnder('src', 'invoices')

/** Nouns that say nothing, and nouns for which the project has another word (in brackets). */
const BANNED = new Set([
  ...['manager', 'managers', 'service', 'services', 'helper', 'helpers', 'util', 'utils', 'processor', 'repository'],
  ...['data', 'info', 'item', 'items', 'handler', 'handlers', 'dto', 'controller'],
  ...['basket', 'booking', 'reservation', 'ticket'], // cart, order, seat hold, seat
  ...['student', 'attendee', 'participant', 'customer'], // learner, buyer
  ...['coupon', 'rebate', 'promo'], // voucher, discount
  ...['chargeback', 'storno', 'dunning'], // dispute, credit note or reversal, reminder
  ...['waitlist', 'cohort', 'tenant', 'inventory', 'licence', 'diploma'], // waiting list, offering, company, seats, certificate
])
/** Verbs that are banned as nouns: allowed only as the first word of a name with more words. */
const BANNED_AS_NOUN = new Set(['record', 'records', 'handle', 'handles'])
/** Words that others have fixed: settings of the environment, names of the web platform and of libraries, an account of the book. */
const FIXED = new Set(['customerAdvances', 'dataDir', 'DATA_DIR', 'FormData', 'formData', 'SessionData'])
/** Where other people's nouns are spoken. */
const SPARED = ['src/platform/stripe', 'src/sandbox/', 'src/platform/http/client/']
/** Nouns of EN 16931 and UBL, which invoices/ is written in. */
const OF_THE_NORM = new Set(['item', 'items', 'customer', 'participant'])

rule('identifiers and file names use the words of the glossary', bannedWords, program, {
  bad: [
    ['src/seats/hold.ts', 'const orderData = 1'],
    ['src/seats/hold.ts', 'function seatManager() {}'],
    ['src/seats/hold.ts', 'export const f = ({ info }: X) => 1'],
    ['src/seats/hold.ts', 'const hold = (item: Seat) => 1'],
    ['src/seats/hold.ts', 'type SeatRecord = string'],
    ['src/seats/hold.ts', 'type Seat = { couponCode: string }'],
    ['src/seats/hold.ts', 'const COUPON_LIMIT = 1'],
    ['src/seats/hold.ts', "import { x as handlers } from './x.ts'"],
    ['src/seats/hold.ts', 'const paymentHandle = 1'],
    ['src/seats/hold.ts', 'for (const item of items()) {}'],
    ['src/seats/seat-helper.ts', 'const x = 1'],
    ['src/seats/utils/x.ts', 'const x = 1'],
  ],
  good: [
    ['src/seats/hold.ts', 'function recordPayment() {}'],
    ['src/seats/hold.ts', 'const { dataDir } = config'],
    ['src/seats/hold.ts', 'const seats = answer.data.map((seat) => seat.info)'],
    ['src/seats/hold.ts', "const role = 'manager'"],
    ['src/seats/hold.ts', 'const database = metadata'],
    ['src/platform/db/columns.ts', 'const money = customType<{ data: number; driverData: string }>({})'],
    ['src/checkout/record-capture.ts', 'const x = 1'],
    ['invoices/ubl.ts', 'type Line = { sellerItemCode: string }'],
    ['src/platform/stripe.ts', 'const coupon = 1'],
    ['src/sandbox/stripe/coupons.ts', 'const couponData = 1'],
  ],
})

function bannedWords(source: Source): string[] {
  if (SPARED.some((spared) => source.path.startsWith(spared))) return []
  const foreign = shapesOfOthers(source)
  const parts = source.path.replace(/\.ts$/, '').split('/')
  const declared = nodesOf(source)
    .filter((node) => !foreign.some(({ start, end }) => start <= node.start && node.end <= end))
    .flatMap((node) => declaredBy(node).map((name) => ({ node, name })))
  return [
    ...parts.flatMap((part) => bannedIn(part, source).map((word) => `${source.path} is named with ${word}`)),
    ...declared.flatMap(({ node, name }) =>
      bannedIn(name, source).map((word) => at(source, node, `says ${word} in ${name}`)),
    ),
  ]
}

function bannedIn(name: string, { path }: Source): string[] {
  if (FIXED.has(name)) return []
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_$.]+/)
  return words.filter((word, place) => {
    if (path.startsWith('invoices/') && OF_THE_NORM.has(word)) return false
    return BANNED.has(word) || (BANNED_AS_NOUN.has(word) && (place > 0 || words.length === 1))
  })
}

/** A type given to somebody else's function, as in `customType<{ data: string }>`, is in that function's words. */
function shapesOfOthers(source: Source): Node[] {
  return nodesOf(source).flatMap(({ type, typeArguments }) =>
    type === 'CallExpression' && isNode(typeArguments) ? [typeArguments] : [],
  )
}

/** The names that a node brings into the world; names that it only uses may be somebody else's. */
function declaredBy(node: Node): string[] {
  switch (node.type) {
    case 'VariableDeclarator':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
    case 'ClassDeclaration':
    case 'TSTypeParameter':
      return namesIn(node.id ?? node.name)
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...namesIn(node.id), ...((node.params ?? []) as unknown[]).flatMap(namesIn)]
    case 'ImportSpecifier':
      return nameOf(node.local) === nameOf(node.imported) ? [] : namesIn(node.local)
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return namesIn(node.local)
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return namesIn(node.key)
    default:
      return []
  }
}

/** The names bound by a pattern, through destructuring and defaults. */
function namesIn(pattern: unknown): string[] {
  if (typeof pattern === 'string') return [pattern]
  if (!isNode(pattern)) return []
  if (pattern.type === 'ObjectPattern')
    return (pattern.properties as Node[]).flatMap((p) => namesIn(p.value ?? p.argument))
  if (pattern.type === 'ArrayPattern') return (pattern.elements as unknown[]).flatMap(namesIn)
  if (pattern.type === 'AssignmentPattern') return namesIn(pattern.left)
  if (pattern.type === 'RestElement') return namesIn(pattern.argument)
  const name = nameOf(pattern)
  return name === undefined ? [] : [name]
}
