import type { Config } from '../platform/config.ts'
import type { Peers } from './open-peers.ts'

/** What somebody who fills a demo has at hand. */
export type Room = {
  config: Config
  ownerUrl: string
  appUrl: string
  peers: Peers
  /** The instant that the demo's clock stands at when the year has been played; the real present where it is not given. */
  today?: Date
  say(line: string): void
}
export type Furnish = (room: Room) => Promise<void>
