import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Till } from '../platform/till.ts'
import type { Told } from './commit-upload.ts'

const TELL = statement('wallet-upload-progress', 'update seat_uploads set progress = $2 where id = $1')

/** Writes how far a list has come where its page can read it, beside the transaction that nobody can look into. */
export const tellProgress =
  (till: Till, uploadId: string): Told =>
  async (done) => {
    await seeAs(HOUSE, () => run({ client: till.connection.pool }, TELL, [uploadId, done]))
  }
