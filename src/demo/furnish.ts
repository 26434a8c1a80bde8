import type { Config } from '../platform/config.ts'
import type { Peers } from './open-peers.ts'

/** What somebody who fills a demo has at hand. */
export type Room = { config: Config; ownerUrl: string; appUrl: string; peers: Peers; say(line: string): void }
export type Furnish = (room: Room) => Promise<void>
