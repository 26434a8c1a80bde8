import type { Request, Response } from 'express'
import type { On } from '../platform/db/statement.ts'
import type { Ties } from '../platform/http/admit.ts'
import type { Caller } from '../platform/http/route.ts'
import type { Lang } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import type { Cookies } from './cookies.ts'
import type { Entries } from './forms/entries.ts'

/** One request for a page: who asks, in which language, for what. */
export type Visit = {
  till: Till
  /** For reads outside a transaction. */
  on: On
  caller: Caller
  /** How the caller is tied to the thing that the address names; nothing where a role let them in. */
  ties: Ties
  lang: Lang
  /** The address without its language and with its query: what a language switch keeps. */
  path: string
  params: Record<string, string>
  query: URLSearchParams
  /** What a form posted; empty on GET. */
  form: Entries
  cookies: Cookies
  /** The address of another page in the visitor's language. */
  to(path: string): string
  req: Request
  res: Response
}
