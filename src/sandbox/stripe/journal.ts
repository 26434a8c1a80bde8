import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** One kept object, or its removal: kind, id, and what it now is. */
export type Change = [kind: string, id: string, now: { id: string } | null]

export type Journal = { write(changes: Change[]): void; restart(): void; close(): void }

/**
 * Appends each request's changes as one line of JSON, so that a process killed at any moment leaves whole requests
 * behind: a torn last line is a request that never happened.
 */
export function openJournal(file: string | undefined, compacted: () => Iterable<Change>): Journal {
  if (file === undefined) return { write: () => {}, restart: () => {}, close: () => {} }
  mkdirSync(dirname(file), { recursive: true })
  let open = rewrite(file, compacted())
  let closed = false
  return {
    write: (changes) => {
      // A number of a closed file may be another file's by now.
      if (closed) throw new Error('the sandbox has stopped')
      writeSync(open, line(changes))
    },
    restart: () => {
      closeSync(open)
      open = rewrite(file, compacted())
    },
    close: () => {
      closed = true
      closeSync(open)
    },
  }
}

/** The changes of a journal in order; nothing when there is none yet. */
export function* replay(file: string | undefined): Generator<Change> {
  if (file === undefined || !existsSync(file)) return
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const changes = parsed(text)
    if (changes !== undefined) yield* changes
  }
}

function parsed(text: string): Change[] | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Change[])
  } catch {
    return undefined
  }
}

function rewrite(file: string, changes: Iterable<Change>): number {
  const fresh = `${file}.fresh`
  writeFileSync(fresh, [...changes].map((change) => line([change])).join(''))
  renameSync(fresh, file)
  return openSync(file, 'a')
}

const line = (changes: Change[]): string => `${JSON.stringify(changes)}\n`
