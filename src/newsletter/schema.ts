import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, idOf, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { IssueTexts } from './issue-body.ts'
import type { EmptyBlock, RenderedIssue } from './render-issue.ts'
import type { Segment } from './segment.ts'

/** Where somebody said that they want the newsletter. */
export type AskedAt = 'landing' | 'page' | 'api'
/** What the log tells of a consent. `left`: by a link; `one-click`: by the button of a mail reader. */
export type ConsentDeed = 'confirmed' | 'changed' | 'left' | 'one-click'

/** Somebody typed an address and wants the newsletter there. It counts for nothing until the mailed link is used. */
export const newsletterAsks = snakeCase.table(
  'newsletter_asks',
  {
    id: id(),
    email: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    /** Null: everything. */
    topics: text().array(),
    wording: integer().notNull(),
    askedFrom: text().$type<AskedAt>().notNull(),
    askedAt: instant().notNull(),
    /** Of the secret in the mailed link, made when the mail is sent. */
    digest: text(),
    usedAt: instant(),
    tries: integer().notNull().default(0),
    nextTryAt: instant().notNull(),
    sentAt: instant(),
    fault: text(),
  },
  (t) => [
    uniqueIndex('newsletter_asks_digest_once').on(t.digest),
    index('newsletter_asks_address').on(t.email),
    index('newsletter_asks_unsent').on(t.nextTryAt).where(sql`${t.sentAt} is null`),
    check('newsletter_asks_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

/** An address whose owner has said yes twice. Whether it is written to follows from here and from the mails that did not arrive. */
export const newsletterSubscribers = snakeCase.table(
  'newsletter_subscribers',
  {
    id: id(),
    email: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    topics: text().array(),
    confirmedAt: instant().notNull(),
    leftAt: instant(),
  },
  (t) => [
    uniqueIndex('newsletter_subscribers_once').on(t.email),
    check('newsletter_subscribers_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

/** What somebody said yes to, and each change and withdrawal. Never changed; it goes with its subscriber. */
export const newsletterConsents = snakeCase.table(
  'newsletter_consents',
  {
    id: id(),
    subscriberId: idOf().references(() => newsletterSubscribers.id, { onDelete: 'cascade' }),
    deed: text().$type<ConsentDeed>().notNull(),
    at: instant().notNull(),
    lang: text().$type<Lang>().notNull(),
    topics: text().array(),
    wording: integer().notNull(),
    /** Of a confirmation: where and when it was asked for. */
    askedFrom: text().$type<AskedAt>(),
    askedAt: instant(),
  },
  (t) => [
    index('newsletter_consents_subscriber').on(t.subscriberId, t.at),
    check('newsletter_consents_known', sql`${t.deed} in ('confirmed', 'changed', 'left', 'one-click')`),
    check(
      'newsletter_consents_asked',
      sql`(${t.deed} = 'confirmed') = (${t.askedFrom} is not null) and (${t.askedFrom} is null) = (${t.askedAt} is null)`,
    ),
  ],
)

/** One newsletter. Its state follows from the instants; what it says and to whom it goes stays as it is once sending has begun. */
export const newsletterIssues = snakeCase.table(
  'newsletter_issues',
  {
    id: id(),
    /** Marks the links, so that what comes of it can be told. */
    campaign: text().notNull(),
    texts: jsonb().$type<IssueTexts>().notNull(),
    segment: jsonb().$type<Segment>().notNull(),
    /** Also at night; otherwise it waits for the morning. */
    atNight: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    changedAt: instant().notNull(),
    /** From then on it is sent; null of a draft. */
    sendFrom: instant(),
    sentBy: text(),
    /** Blocks that showed nothing when somebody said that it is to be sent all the same. */
    emptyAgreed: jsonb().$type<EmptyBlock[]>().notNull().default([]),
    /** What was read, as it was made when sending began. */
    rendered: jsonb().$type<RenderedIssue>(),
    startedAt: instant(),
    /** To how many it goes. */
    readers: integer(),
    nextAt: instant(),
    pausedAt: instant(),
    cancelledAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    uniqueIndex('newsletter_issues_campaign_once').on(t.campaign),
    check('newsletter_issues_sent', sql`(${t.sendFrom} is null) = (${t.sentBy} is null)`),
    check(
      'newsletter_issues_started',
      sql`(${t.startedAt} is null) = (${t.readers} is null) and (${t.startedAt} is null) = (${t.rendered} is null)
        and (${t.startedAt} is null or ${t.sendFrom} is not null) and (${t.sendFrom} is null) = (${t.nextAt} is null)`,
    ),
    check('newsletter_issues_one_end', sql`${t.cancelledAt} is null or ${t.finishedAt} is null`),
  ],
)

/** An issue goes to an address once. Who left meanwhile is skipped. */
export const newsletterReaders = snakeCase.table(
  'newsletter_readers',
  {
    id: id(),
    issueId: idOf().references(() => newsletterIssues.id),
    /** Null once they are erased. */
    subscriberId: uuid().references(() => newsletterSubscribers.id, { onDelete: 'set null' }),
    writtenAt: instant(),
    skippedAt: instant(),
  },
  (t) => [
    uniqueIndex('newsletter_readers_once').on(t.issueId, t.subscriberId),
    index('newsletter_readers_subscriber').on(t.subscriberId),
    index('newsletter_readers_left').on(t.issueId, t.id).where(sql`${t.writtenAt} is null and ${t.skippedAt} is null`),
    check('newsletter_readers_one_end', sql`${t.writtenAt} is null or ${t.skippedAt} is null`),
  ],
)
