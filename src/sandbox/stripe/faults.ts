import { setTimeout as wait } from 'node:timers/promises'

export const EFFECTS = ['drop', 'delay', '500', '429', 'timeout', 'twice'] as const
type Effect = (typeof EFFECTS)[number]

/**
 * A mishap to play. `before`: the work is not done. `after`: the work is done, then its answer is lost or spoilt.
 * `twice`: the request is carried out two times, as by a network that repeats it, and the second answer is given.
 */
export type Fault = {
  match: { method?: string | undefined; path?: string | undefined }
  when: 'before' | 'after'
  effect: Effect
  delayMs: number
  times: number
}

export type Faults = {
  add(fault: Fault): void
  /** The first fault that fits, used up once. */
  take(method: string, path: string): Fault | undefined
  all(): Fault[]
  clear(): void
}

export function keepFaults(): Faults {
  let faults: Fault[] = []
  return {
    add: (fault) => void faults.push(fault),
    take: (method, path) => {
      const fault = faults.find((one) => fits(one, method, path))
      if (fault === undefined) return undefined
      fault.times -= 1
      faults = faults.filter(({ times }) => times > 0)
      return fault
    },
    all: () => faults,
    clear: () => {
      faults = []
    },
  }
}

export const pause = (fault: Fault): Promise<void> => wait(fault.delayMs)

/** `*` in a path stands for one or more characters. */
function fits({ match }: Fault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  if (match.path === undefined) return true
  const pattern = match.path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('.+')}$`).test(path)
}
