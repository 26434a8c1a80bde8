import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import postgres from 'postgres'
import { tellCost } from './tell-cost.ts'

/**
 * The bare limit of the catalogue: node:http with statements written by hand, through another driver. It answers what a card shows,
 * in one language, to anybody: no agreements, no closed courses, no fallback of words, no extras, no shapes that are checked.
 */
const { port, url } = JSON.parse(process.argv[2]!) as { port: number; url: string }
const sql = postgres(url, { max: 10, onnotice: () => {}, connection: { 'app.reach': 'house' } })

const COLUMNS = sql`select o.id, o.code, c.slug, t.title, t.summary, c.faculty, c.topics, c.credit_tenths, o.mode, o.place, o.starts_at, o.ends_at, r.net_minor, r.currency,
  (select count(*)::int from seats s where s.pool_id = p.id and s.sold_at is null and s.held_until <= now()) as left
  from offerings o join courses c on c.id = o.course_id join course_texts t on t.course_id = c.id and t.lang = 'nb'
  join offering_prices r on r.offering_id = o.id join seat_pools p on p.offering_id = o.id
  where o.published_at is not null and not o.closed and o.ends_at > now()`

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const query = new URL(req.url!, 'http://x').searchParams
  const [search, mode] = [query.get('search'), query.get('mode')]
  const rows = search
    ? await sql`${COLUMNS} and o.id in (select offering_id from offering_words w where w.vector @@ websearch_to_tsquery('norwegian', ${search})) order by o.starts_at, o.id limit 50`
    : mode
      ? await sql`${COLUMNS} and o.mode = ${mode} order by o.starts_at, o.id limit 50`
      : await sql`${COLUMNS} order by o.starts_at, o.id limit 50`
  const body = JSON.stringify({ offers: rows })
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  res.end(body)
}

createServer((req, res) => void answer(req, res)).listen(port, '127.0.0.1', () => process.send?.('ready'))
tellCost()
