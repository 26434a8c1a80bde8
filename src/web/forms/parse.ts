import type { z } from 'zod'
import { malformed } from '../../platform/http/mount.ts'
import { type Fault, Problem, problemOf } from '../../platform/problems.ts'

/** Parses with the schema of the API; what is wrong comes as a Problem whose pointers name the fields. */
export function parseForm<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw malformed(result.error)
}

/** The same of a form with faults that no schema sees, such as a box that is not ticked: they follow what the schema says. @throws request/invalid */
export function parseAlso<S extends z.ZodType>(schema: S, value: unknown, also: readonly Fault[]): z.output<S> {
  const result = schema.safeParse(value)
  const faults = [...(result.success ? [] : (malformed(result.error).faults ?? [])), ...also]
  if (result.success && faults.length === 0) return result.data
  throw new Problem('request/invalid', 422, 'The form is not complete; see errors.', { faults })
}

/** Leaves out what was not filled in, so that an optional member is missing rather than empty. */
export function filledIn<T extends Record<string, unknown>>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== '' && each !== undefined)) as Partial<T>
}

/** Refusals that lead on to the page where they are mended, whatever form they came from (answer-problem-page.ts). */
const LEAD_ON: readonly string[] = ['access/code-needed', 'access/prove-again', 'access/second-factor']

/** Runs a form's verb; a refusal becomes the second outcome instead of an error page. Our own bugs still throw. */
export async function attempt<T>(work: () => Promise<T>): Promise<{ done: T } | { problem: Problem }> {
  try {
    return { done: await work() }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem || problem.status === 404 || problem.status >= 500 || LEAD_ON.includes(problem.code)) throw error
    return { problem }
  }
}
