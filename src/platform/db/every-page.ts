import { type Sight, seeAs, sightNow } from './sight.ts'

/** Rows read at a time, so that memory stays flat at any size. */
const PAGE = 500

type Read<Row> = (page: { after: string | null; limit: number }) => Promise<Row[]>

/** Everything a list holds, a page at a time, seen with the eyes of whoever asked for it, however late it is read. */
export function everyPage<Row extends { id: string }>(read: Read<Row>): AsyncGenerator<Row> {
  return pages(sightNow(), read)
}

async function* pages<Row extends { id: string }>(sight: Sight | null, read: Read<Row>): AsyncGenerator<Row> {
  let after: string | null = null
  for (;;) {
    const page = { after, limit: PAGE }
    const rows: Row[] = await (sight ? seeAs(sight, () => read(page)) : read(page))
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}
