import type { Log } from './log.ts'

/** How often a drainer looks for rows that another process committed, where nobody looks for it. */
const POLL_MS = 200
/** How long it rests after a failure, so that an outage does not fill the log. */
const REST_MS = 1_000

export type Work = {
  name: string
  take: () => Promise<number>
  log: Log
  pollMs?: number
  /** False where somebody else looks at the start and wakes it: a program that starts then plans no statement for nothing. */
  looksFirst?: boolean
  /** Told when a batch did something, so that whoever waits for its outcome looks at once. */
  onWork?: () => void
}
export type Drainer = { wake(): void; stop(): Promise<void> }

/**
 * Takes promised work (rows) away in batches. `take` does one batch and says how much it did; it is called again at once
 * while it finds something, otherwise at the next poll or `wake`.
 */
export function startDrainer({
  name,
  take,
  log,
  pollMs = POLL_MS,
  looksFirst = true,
  onWork = () => {},
}: Work): Drainer {
  let stopping = false
  let woken = false
  let rouse = () => {}
  /** Until the time is out or somebody rouses it; one that rests after a failure is roused by the end alone. */
  const sleep = (ms: number, { deaf = false } = {}) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, ms)
      rouse = () => {
        if (deaf && !stopping) return
        clearTimeout(timer)
        done()
      }
    })
  const loop = async () => {
    if (!looksFirst) await sleep(pollMs)
    while (!stopping) {
      woken = false
      const did = await take().catch((error: unknown) => {
        log.error({ err: error, drainer: name }, 'drainer failed')
        return null
      })
      if (did === null) await sleep(REST_MS, { deaf: true })
      else if (did > 0) onWork()
      else if (!woken && !stopping) await sleep(pollMs)
    }
  }
  const running = loop()
  return {
    wake: () => {
      woken = true
      rouse()
    },
    async stop() {
      stopping = true
      rouse()
      await running
    },
  }
}
