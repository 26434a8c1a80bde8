import type { Fleet } from '../../support/fleet.ts'
import { until } from '../../support/make.ts'

/** Somebody leaves when an issue is under way and their turn has not come. */
export async function leftBeforeTheirTurn(fleet: Fleet) {
  const issueId = await fleet.does(async ({ client }) => {
    const { rows } = await client.query<{ id: string }>(
      `with reader as (
         insert into newsletter_subscribers (id, email, lang, confirmed_at, left_at) values (uuidv7(), 'gikk@leser.example', 'nb', app_now(), app_now()) returning id),
       issue as (
         insert into newsletter_issues (id, campaign, texts, segment, at_night, created_at, created_by, changed_at, send_from, sent_by, next_at, started_at, readers, rendered)
         values (uuidv7(), 'underveis', '{"nb": {"subject": "Hei", "words": "Hei"}}', '{}', true, app_now(), 'job:test', app_now(), app_now(), 'job:test', app_now(), app_now(), 1,
           '{"nb": {"subject": "Hei", "html": "<p>Hei</p>", "text": "Hei"}}') returning id)
       insert into newsletter_readers (id, issue_id, subscriber_id) select uuidv7(), issue.id, reader.id from issue, reader returning issue_id as id`,
    )
    return rows[0]!.id
  })
  const [ended] = await untilEnded(fleet, issueId)
  return ended
}

async function untilEnded(fleet: Fleet, issueId: string) {
  const look = () => fleet.witness<{ written: number; skipped: number }[]>`
    select count(r.written_at)::int as written, count(r.skipped_at)::int as skipped from newsletter_issues i
    join newsletter_readers r on r.issue_id = i.id where i.id = ${issueId} and i.finished_at is not null having count(*) > 0`
  await until(async () => (await look()).length === 1)
  return look()
}
