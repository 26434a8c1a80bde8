import type { AnyRole } from '../actor.ts'
import type { Sight } from '../db/sight.ts'
import type { Till } from '../till.ts'
import type { Caller } from './route.ts'

/** A caller and the program that is asked. */
export type Asker = Caller & { till: Till }
/** `opened` takes the ids of what a secret opens. */
export type TieAsker = Asker & { opened: Pick<Sight, 'orders' | 'documents'> }

/**
 * Who may call, beside the handler. Roles may whoever's thing it is, `program` is any program with a key; `theOrder.to('finance', 'orderer')` adds those whose own
 * thing the address names.
 */
export type Who = 'anyone' | 'signed-in' | 'person' | readonly (AnyRole | 'program')[] | Whose

/** Roles and ties to a thing: any one of these words is enough. */
export type Whose = { readonly thing: AnyThing; readonly words: readonly string[] }

type Owned<Tie extends string> = {
  /** What it is called in a refusal: `order` is refused as `order/unknown`. */
  name: string
  /** How somebody may be tied to it, each said for the API's document. */
  ties: Readonly<Record<Tie, string>>
  /** Ties of whoever holds a secret, signed in or not. */
  held: readonly NoInfer<Tie>[]
  /** Ties of those who work here: to them it is no thing of their own. */
  atWork?: readonly NoInfer<Tie>[]
  /** Where its rooms' own statements ask for the tie, so that a hot path needs no statement more, there is nothing here. */
  tiesOf?(asker: TieAsker, id: string): Promise<readonly NoInfer<Tie>[]>
}

/** Something that belongs to somebody. The first varying part of an address is its id. */
export type Thing<Tie extends string> = Owned<Tie> & {
  to(...words: readonly (AnyRole | NoInfer<Tie>)[]): Whose
}
export type AnyThing = Owned<string>

export const thing = <const Tie extends string>(owned: Owned<Tie>): Thing<Tie> => ({
  ...owned,
  to: (...words) => ({ thing: owned as unknown as AnyThing, words }),
})

/** The same in words, for the API's document. */
export function wordsFor(who: Who): string {
  if (who === 'anyone') return 'Anyone.'
  if (who === 'signed-in') return 'Whoever is signed in, and programs with a key.'
  if (who === 'person') return 'Whoever is signed in; a program with a key has no account of this kind.'
  if (!isWhose(who)) return `Roles: ${who.join(', ')}.`
  const ties = who.words.filter((word) => word in who.thing.ties)
  const roles = who.words.filter((word) => !ties.includes(word))
  const own = `Of this ${who.thing.name}: ${ties.map((tie) => who.thing.ties[tie]).join('; ')}.`
  return roles.length === 0 ? own : `Roles: ${roles.join(', ')}. ${own}`
}

export const isWhose = (who: Who): who is Whose => typeof who === 'object' && 'thing' in who

/** The id that an address names: its first varying part; empty where it has none. */
export const firstOf = (params: unknown): string => String(Object.values(params ?? {})[0] ?? '')
