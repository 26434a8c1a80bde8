import type { Lang } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { faultSentence } from '../words/faults.ts'
import { refusalSentence } from '../words/refusals.ts'
import type { Entries } from './entries.ts'

export type FormFault = { field: string; sentence: string; href?: string }

/** A form as it is shown: what stands in its fields and what is wrong with them. */
export type Filled = {
  lang: Lang
  value(name: string): string
  has(name: string, value: string): boolean
  fault(name: string): string | null
  /** In the order they came; `field` is empty where the refusal is about the whole form, and `href` may lead on then. */
  faults: readonly FormFault[]
}

/** A form before anything was posted, filled in with what is known already. */
export const freshForm = (lang: Lang, known: Record<string, string> = {}): Filled => ({
  lang,
  value: (name) => known[name] ?? '',
  has: (name, value) => known[name] === value,
  fault: () => null,
  faults: [],
})

/**
 * The form that came with a refusal, as it was filled in. `fieldOf` says which field a JSON pointer of the command means;
 * a pointer without a field of its own concerns the whole form.
 */
export function refusedForm(
  { lang, requestId }: { lang: Lang; requestId: string },
  entries: Entries,
  refusal: { problem: Problem; fieldOf?: (pointer: string) => string; said?: readonly FormFault[] | null },
): Filled {
  const { problem, fieldOf = fieldOfPointer, said = null } = refusal
  const faults = problem.faults?.map(({ pointer, detail }) => ({
    field: fieldOf(pointer),
    sentence: faultSentence(lang, detail),
  }))
  const all: readonly FormFault[] = said ??
    faults ?? [{ field: '', sentence: refusalSentence(lang, problem, requestId) }]
  return {
    lang,
    value: (name) => entries.get(name),
    has: (name, value) => entries.all(name).includes(value),
    fault: (name) => all.find((each) => each.field === name)?.sentence ?? null,
    faults: all,
  }
}

/** `/payer/name` is the field `payer.name`. */
export const fieldOfPointer = (pointer: string): string => pointer.slice(1).replaceAll('/', '.')
