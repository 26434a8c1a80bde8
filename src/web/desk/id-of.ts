import { z } from 'zod'
import { unknown } from '../../platform/problems.ts'
import type { Visit } from '../visit.ts'

const Id = z.uuid()

/** The id in a page's address; what is none is answered like one that nobody has. */
export function idOf({ params }: Pick<Visit, 'params'>, what: string, name = 'id'): string {
  const id = Id.safeParse(params[name])
  if (!id.success) throw unknown(what)
  return id.data
}
