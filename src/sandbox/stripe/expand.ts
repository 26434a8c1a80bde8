import type { Bank } from './bank.ts'
import { paginate } from './paginate.ts'
import { refused } from './refuse.ts'
import type { Kind } from './tables.ts'

type Json = { [name: string]: unknown }

const DEEPEST_EXPANSION = 4
/** Which kind an id belongs to, by its prefix. */
const KIND_BY_PREFIX: Record<string, Kind> = {
  cs: 'session',
  pi: 'intent',
  ch: 'charge',
  txn: 'movement',
  re: 'refund',
  du: 'dispute',
  po: 'payout',
}

/** Puts whole objects where ids stand: `['data.latest_charge.balance_transaction']`. A path that leads nowhere is refused. */
export function expand(bank: Bank, answer: object, paths: string[]): object {
  return paths.reduce((expanded, path) => {
    const names = path.split('.')
    if (names.length > DEEPEST_EXPANSION) {
      throw refused(`You cannot expand more than ${DEEPEST_EXPANSION} levels of a property: ${path}`, {
        param: 'expand',
      })
    }
    return expandPath({ bank, path }, expanded as Json, names)
  }, answer)
}

type Wanted = { bank: Bank; path: string }

function expandPath(wanted: Wanted, object: Json, names: string[]): Json {
  const [name, ...rest] = names
  if (name === undefined) return object
  const { bank } = wanted
  if (object.object === 'list' && name === 'data') {
    return { ...object, data: (object.data as Json[]).map((one) => expandPath(wanted, one, rest)) }
  }
  const value = name in object ? object[name] : sublist(bank, object, name)
  if (value === null) return object
  const whole = typeof value === 'string' ? lookUp(bank, value) : value
  if (typeof whole !== 'object' || whole === null) {
    throw refused(`This property cannot be expanded (${wanted.path}).`, { param: 'expand' })
  }
  return { ...object, [name]: expandPath(wanted, whole as Json, rest) }
}

function lookUp(bank: Bank, id: string): object | undefined {
  const kind = KIND_BY_PREFIX[id.slice(0, id.indexOf('_'))]
  const found = kind === undefined ? undefined : bank.find(kind, id)
  return found === undefined ? undefined : bank.show(found)
}

/** Lists that an object has only when they are asked for. */
function sublist(bank: Bank, object: Json, name: string): object | undefined {
  const id = String(object.id)
  if (object.object === 'checkout.session' && name === 'line_items') {
    return paginate(bank.find('terms', id)?.lines ?? [], { url: `/v1/checkout/sessions/${id}/line_items` })
  }
  if (object.object === 'charge' && name === 'refunds') {
    const refunds = bank.all('refund').filter(({ charge }) => charge === id)
    return paginate(refunds.toReversed(), { url: `/v1/charges/${id}/refunds` })
  }
  return undefined
}
