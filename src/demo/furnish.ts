import type { Config } from '../platform/config.ts'
import { connect } from '../platform/db/connect.ts'
import { seedOnce } from './seed.ts'
import type { Peers } from './open-peers.ts'

/** What somebody who fills an empty demo has at hand. */
export type Room = { config: Config; appUrl: string; ownerUrl: string; peers: Peers; say(line: string): void }
export type Furnish = (room: Room) => Promise<void>

export const furnish: Furnish = async ({ appUrl }) => {
  const connection = connect(appUrl, 2)
  try {
    await seedOnce(connection.pool)
  } finally {
    await connection.close()
  }
}
