import { joinsIn } from '../../federation/begin-joining.ts'
import { beginSignIn } from '../../federation/begin-sign-in.ts'
import { finishSignIn } from '../../federation/finish-sign-in.ts'
import { CALLBACK, startPath } from '../../federation/provider.ts'
import { begunIn } from '../../federation/session-words.ts'
import { METHODS_PATH } from '../../identity/tell-owner.ts'
import type { Lang } from '../../platform/lang.ts'
import { Problem, problemOf } from '../../platform/problems.ts'
import { afterSignIn, isOwnAddress } from '../after-sign-in.ts'
import { href } from '../href.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { SIGN_IN_REFUSALS } from '../words/sign-in-refusals.ts'

const START = startPath(':provider') as `/${string}`

export const providerSignInPages: readonly PageRoute[] = [
  { method: 'get', path: START, who: 'anyone', answer: begin },
  { method: 'get', path: `${START}${CALLBACK}`, who: 'anyone', answer: finish },
]

async function begin(visit: Visit): Promise<Answer> {
  const { req, res, till, lang, params, query } = visit
  const wanted = query.get('to') ?? ''
  const joins = query.get('joins') === 'yes' ? joinsIn(req) : undefined
  const begun = { cameFrom: isOwnAddress(wanted) ? wanted : '', lang, ...(joins ? { joins } : {}) }
  const refused = await beginSignIn({ req, res }, till, { providerId: params.provider!, ...begun }).then(
    () => null,
    saidOnThePage,
  )
  return refused ? toSignIn(params.provider!, refused, begun) : { sent: true }
}

/** The provider sends everybody to one address; the language is that of the page they left from. */
async function finish(visit: Visit): Promise<Answer> {
  const { req, res, till, params } = visit
  const begun = begunIn(req)
  const came = await finishSignIn({ req, res }, till, params.provider!).catch(saidOnThePage)
  if (begun.joins !== undefined) return backToMethods(params.provider!, came, begun.lang)
  if (typeof came !== 'string' && came.code === CODE_NEEDED) return toCode(begun)
  if (typeof came !== 'string') return toSignIn(params.provider!, came, begun)
  const to = (path: string) => href(begun.lang, path)
  if (came === 'address-needed') return { goTo: to('/sign-in/address') }
  return afterSignIn({ ...visit, lang: begun.lang, to }, begun.cameFrom)
}

/** Refusals that the sign-in page can say, with other ways in beside them. */
function saidOnThePage(error: unknown): Problem {
  const problem = problemOf(error)
  if (problem && (problem.code in SIGN_IN_REFUSALS || LEADS_ON.includes(problem.code))) return problem
  throw error
}

/** Whoever took too long at the provider signs in again, and begins the joining from the page. */
function backToMethods(provider: string, came: unknown, lang: Lang) {
  const page = href(lang, METHODS_PATH)
  const code = came instanceof Problem ? came.code : null
  if (code === null) return { goTo: `${page}?done=joined` }
  if (code === 'access/prove-again')
    return { goTo: `${href(lang, '/sign-in')}?${new URLSearchParams({ done: 'again', to: page })}` }
  return { goTo: `${page}?${new URLSearchParams({ refused: code, with: provider })}` }
}

/** Whoever has an authenticator app gives its code next, whoever vouched for them. */
const CODE_NEEDED = 'access/code-needed'
const LEADS_ON: readonly string[] = [CODE_NEEDED, 'access/prove-again']
export function isCodeNeeded(error: unknown): true {
  if (problemOf(error)?.code === CODE_NEEDED) return true
  throw error
}
export const toCode = ({ lang, cameFrom }: { lang: Lang; cameFrom: string }) => ({
  goTo: `${href(lang, '/sign-in/code')}?${new URLSearchParams({ to: cameFrom })}`,
})

/** Codes and states do not stay in the browser's address. */
function toSignIn(provider: string, { code }: Problem, { lang, cameFrom }: { lang: Lang; cameFrom: string }) {
  const query = new URLSearchParams({ refused: code, with: provider, ...(cameFrom === '' ? {} : { to: cameFrom }) })
  return { goTo: `${href(lang, '/sign-in')}?${query}` }
}
