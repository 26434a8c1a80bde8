import type { Request, Response, Router } from 'express'
import { Problem } from '../problems.ts'
import type { AnyRoute } from './route.ts'

/** How long a browser may remember that an address is open to every origin, in seconds. */
const PREFLIGHT_SECONDS = 86_400

type Addressed = Pick<AnyRoute, 'method' | 'path' | 'openToAll'>

/**
 * What a known address answers to a method it does not have: 405 with Allow (RFC 9110 § 15.5.6). OPTIONS is told the
 * methods, and the preflight of a public read that it may come. Mounted after the routes themselves.
 */
export function mountWrongMethods(router: Router, routes: readonly Addressed[]): void {
  for (const [address, group] of Map.groupBy(routes, ({ path }) => path.replaceAll(/\{\w+\}/g, ':any'))) {
    const allow = allowed(group)
    const open = group.some(({ openToAll }) => openToAll)
    router.route(numbered(address)).all((req, res) => {
      if (req.method === 'OPTIONS') return tell(req, res, { allow, open })
      throw new Problem('request/wrong-method', 405, `This address answers ${allow}.`, { headers: { Allow: allow } })
    })
  }
}

function tell(req: Request, res: Response, { allow, open }: { allow: string; open: boolean }): void {
  res.set('Allow', allow)
  if (open && req.get('origin'))
    res.set({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
    })
  res.status(204).end()
}

/** Two routes may name the same part of an address differently; a pattern may not name two parts alike. */
function numbered(address: string): string {
  let part = 0
  return address.replaceAll(':any', () => `:any${++part}`)
}

function allowed(group: readonly Addressed[]): string {
  const methods = group.map(({ method }) => method.toUpperCase())
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}
