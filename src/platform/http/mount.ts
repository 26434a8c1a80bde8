import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { type Fault, Problem } from '../problems.ts'
import type { Till } from '../till.ts'
import { admit, isAtWork } from './admit.ts'
import { controlCharactersIn } from './control-characters.ts'
import { countRequest, WRITE_WEIGHT } from './count-requests.ts'
import { deprecationHeaders } from './deprecation.ts'
import { keptReply, sendKept } from './kept-replies.ts'
import { demandNames } from './learners-named.ts'
import type { AnyRoute, Caller, FileReply } from './route.ts'
import { type Asker, firstOf } from './who.ts'

/** The longest Idempotency-Key we store, in characters. */
const KEY_MAX = 100
/** A route that declares no body takes none: a member sent there would be ignored silently. */
const NO_BODY = z.strictObject({})

/** What whoever serves routes brings along. */
export type Serving = {
  till: Till
  callerOf(req: Request): Caller
  /** Writes down that somebody who works here is shown personal data. */
  noteRead(asker: Asker, kind: string, subjectId: string): Promise<void>
}

/** Serves a declared route: who, shapes, then its one call; the reply is checked against its schema before it leaves. */
export function mount(router: Router, definition: AnyRoute, parts: Serving): void {
  const path = definition.path.replaceAll(/\{(\w+)\}/g, ':$1')
  router[definition.method](path, async (req: Request, res: Response) => {
    const caller = parts.callerOf(req)
    // Before anything is refused: a browser elsewhere may read why.
    if (definition.openToAll) res.set('Access-Control-Allow-Origin', '*')
    if (definition.deprecated) res.set(deprecationHeaders(definition.deprecated))
    const asker = { ...caller, till: parts.till }
    await countRequest(asker, definition.weight ?? (definition.method === 'get' ? 0 : WRITE_WEIGHT))
    const params = () => parse(definition.params, req.params, 'path')
    const ties = await admit(definition.who, asker, params)
    demandNames(caller.actor, definition.reads)
    if (definition.idempotent) demandKey(caller.idempotencyKey)
    const call = {
      ...caller,
      till: parts.till,
      ties,
      params: params(),
      query: parse(definition.query, req.query, 'query'),
      body: parse(definition.body ?? NO_BODY, req.body, ''),
    }
    if (definition.kept && caller.actor.kind === 'visitor') return answerKept(definition, call, { req, res })
    const reply = await definition.answer(call)
    // First of all: a file that fails while nobody listens would end the process.
    if (reply.file) await begun(reply.file.source)
    const schema = definition.replies[reply.status]
    if (definition.reads !== undefined && isAtWork(definition.who, caller.actor, ties))
      await parts.noteRead(asker, definition.reads, firstOf(req.params))
    // What is for sale is not the same for everybody who is known.
    if (!definition.openToAll || caller.actor.kind !== 'visitor') res.set('Cache-Control', 'no-store')
    res.status(reply.status).set(reply.headers ?? {})
    if (reply.file) await sendFile(req, res, reply.file)
    else if (schema) res.json(schema.parse(reply.body))
    else res.end()
  })
}

/** To one who is not known: what they ask, and in which language, is all that the reply depends on. */
async function answerKept(
  { id, kept, replies, answer }: AnyRoute,
  call: Parameters<AnyRoute['answer']>[0],
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const key = JSON.stringify([id, call.lang, call.params, call.query])
  const reply = await keptReply(call.till.connection.pool, key, async () => {
    const { status, body } = await answer(call)
    const told = replies[status]?.parse(body)
    return { text: JSON.stringify(told), keep: kept!(told) }
  })
  res.type('json')
  await sendKept(req, res, reply)
}

/** Waits for a file's first bytes, so that one that cannot be read is answered by a problem instead of a cut connection. */
function begun(source: Readable): Promise<void> {
  return new Promise((ready, failed) => {
    source.once('readable', ready).once('end', ready).once('error', failed)
  })
}

async function sendFile(req: Request, res: Response, file: FileReply): Promise<void> {
  const { type, name, source, inline, packed } = file
  if (packed) res.vary('Accept-Encoding')
  if (req.fresh) {
    source.destroy()
    return void res.status(NOT_MODIFIED).end()
  }
  res
    .type(type)
    .set('Content-Disposition', `${inline ? 'inline' : 'attachment'}; filename="${name.replaceAll(/[^\w. -]/g, '_')}"`)
  if (!packed) return pipeline(source, res)
  if (!req.acceptsEncodings('gzip')) return pipeline(source, createGunzip(), res)
  res.set('Content-Encoding', 'gzip')
  await pipeline(source, res)
}

const NOT_MODIFIED = 304

function demandKey(key: string | null): void {
  if (key && key.length <= KEY_MAX) return
  throw new Problem(
    'idempotency/key-missing',
    400,
    `Add a header so that a repeated request is not done twice: Idempotency-Key: <a new UUID, at most ${KEY_MAX} characters>.`,
  )
}

/** A body for whoever answers without a route: refused like a route's. @throws request/invalid */
export const bodyOf = <S extends z.ZodType>(schema: S, body: unknown): z.output<S> =>
  parse(schema, body, '') as z.output<S>

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value ?? {})
  if (!result.success) throw malformed(result.error, where)
  const faults = controlCharactersIn(result.data).map((path) =>
    faultAt(where, path, 'control characters are not allowed'),
  )
  if (faults.length > 0) throw malformedAt(faults)
  return result.data
}

/** 422 with a JSON pointer (RFC 6901) for each thing that is wrong. */
export function malformed(error: z.ZodError, where = ''): Problem {
  return malformedAt(
    error.issues.flatMap((issue): Fault[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => faultAt(where, [...issue.path, key], 'unknown member'))
        : [faultAt(where, issue.path, issue.message)],
    ),
  )
}

const malformedAt = (faults: readonly Fault[]): Problem =>
  new Problem('request/invalid', 422, 'The request is malformed; see errors.', { faults })

const faultAt = (where: string, path: readonly PropertyKey[], detail: string): Fault => ({
  pointer: pointerTo([...(where === '' ? [] : [where]), ...path]),
  detail,
})

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? '' : `/${path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
