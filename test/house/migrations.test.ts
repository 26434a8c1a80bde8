import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrationsOf, type Release, ROOT, readReleases } from '../../scripts/upgrading/releases.ts'
import { rule } from './rule.ts'
import type { Source } from './source.ts'

const releases = readReleases()
const pinned = Object.assign({}, ...releases.map(({ migrations }) => migrations)) as Record<string, string>

/** Older than the rule and judged by hand: what they read grows by some ten thousand rows a year at most. */
const OLDER_THAN_THE_RULE = [
  '20261130191614_support_desk',
  '20261130200044_company_seats_move',
  '20261130200134_program_keys',
  '20261130200236_prepaid',
  '20261130204625_shared_price',
  '20261130224926_old_receivables',
  '20261201053408_sent_admission',
]

/** Those that no release has given out yet. Where there are none, the newest that one has. */
function unreleased(): Source[] {
  const names = Object.keys(migrationsOf(ROOT)).filter(
    (name) => !(name in pinned) && !OLDER_THAN_THE_RULE.includes(name),
  )
  return (names.length > 0 ? names : Object.keys(pinned).slice(-1)).map(sourceOf)
}

function sourceOf(name: string): Source {
  const path = `drizzle/${name}/migration.sql`
  return { path, text: readFileSync(join(ROOT, path), 'utf8') }
}

/** A statement that a person has judged says why in a line of its own above it. */
const JUDGED = /^-- short: \S.{15,}$/m

const ON_A_TABLE_THAT_IS_THERE: readonly { finds: RegExp; says: string; newColumnsMay: boolean }[] = [
  {
    finds: /^create (?:unique )?index (?!concurrently).*? on "?(?<table>\w+)"?/is,
    says: 'builds an index while nobody can write to',
    newColumnsMay: true,
  },
  {
    finds: /^alter table "?(?<table>\w+)"? (?:drop constraint "?\w+"?, )?add constraint (?!.*\bnot valid\b)/is,
    says: 'reads all rows while nobody can write to',
    newColumnsMay: true,
  },
  {
    finds: /^alter table "?(?<table>\w+)"? alter column "?\w+"? (?:set data )?type\b/is,
    says: 'writes all rows anew while nobody can read',
    newColumnsMay: false,
  },
  {
    finds: /^alter table "?(?<table>\w+)"? alter column "?\w+"? set not null/is,
    says: 'reads all rows while nobody can read',
    newColumnsMay: false,
  },
  {
    finds: /^alter table "?(?<table>\w+)"? add column (?!.*\bdefault\b).*\bnot null\b/is,
    says: 'fails where there is a row of',
    newColumnsMay: false,
  },
  {
    finds: /^update "?(?<table>\w+)"?(?!.*\bwhere\b)/is,
    says: 'writes all rows anew of',
    newColumnsMay: false,
  },
  {
    finds: /^(?:drop table (?:if exists )?"?(?<table>\w+)"?)/i,
    says: 'takes what the program of the release before reads, all of',
    newColumnsMay: false,
  },
  {
    finds: /^alter table "?(?<table>\w+)"? (?:drop column|rename)/i,
    says: 'takes what the program of the release before reads of',
    newColumnsMay: false,
  },
]

rule(
  'a migration keeps nobody waiting for long, or says in a line “-- short:” why it does not',
  longLocks,
  unreleased(),
  {
    bad: [
      ['drizzle/x/migration.sql', 'CREATE INDEX "a" ON "orders" ("placed_at");'],
      ['drizzle/x/migration.sql', 'create unique index a on orders (placed_at)'],
      ['drizzle/x/migration.sql', 'ALTER TABLE "orders" ADD CONSTRAINT "b" CHECK ("total_minor" > 0);'],
      [
        'drizzle/x/migration.sql',
        'ALTER TABLE "orders" DROP CONSTRAINT "a", ADD CONSTRAINT "a" CHECK ("total_minor" > 0);',
      ],
      ['drizzle/x/migration.sql', 'ALTER TABLE "orders" ALTER COLUMN "note" SET DATA TYPE text;'],
      ['drizzle/x/migration.sql', 'ALTER TABLE "orders" ALTER COLUMN "note" SET NOT NULL;'],
      ['drizzle/x/migration.sql', 'ALTER TABLE "orders" ADD COLUMN "note" text NOT NULL;'],
      ['drizzle/x/migration.sql', 'update orders set note = number::text'],
      ['drizzle/x/migration.sql', 'ALTER TABLE "orders" DROP COLUMN "note";'],
      ['drizzle/x/migration.sql', 'ALTER TABLE "orders" RENAME COLUMN "note" TO "remark";'],
      ['drizzle/x/migration.sql', 'DROP TABLE "orders";'],
      ['drizzle/x/migration.sql', '-- short: no.\nDROP TABLE "orders";'],
    ],
    good: [
      [
        'drizzle/x/migration.sql',
        'CREATE TABLE "a" ("b" text);\n--> statement-breakpoint\nCREATE INDEX "c" ON "a" ("b");',
      ],
      [
        'drizzle/x/migration.sql',
        'ALTER TABLE "orders" ADD COLUMN "of_id" uuid;--> statement-breakpoint\nCREATE UNIQUE INDEX "c" ON "orders" ("of_id");--> statement-breakpoint\nALTER TABLE "orders" ADD CONSTRAINT "d" FOREIGN KEY ("of_id") REFERENCES "orders"("id");',
      ],
      ['drizzle/x/migration.sql', 'ALTER TABLE "orders" ADD CONSTRAINT "b" CHECK ("total_minor" > 0) NOT VALID;'],
      ['drizzle/x/migration.sql', 'ALTER TABLE "orders" ADD COLUMN "n" integer DEFAULT 1 NOT NULL;'],
      ['drizzle/x/migration.sql', 'update orders set note = null where note = 1'],
      [
        'drizzle/x/migration.sql',
        '-- short: a university keeps some dozens of keys.\nupdate api_keys set personal = true',
      ],
    ],
  },
)

function longLocks({ path, text }: Source): string[] {
  const made = new Set([...text.matchAll(/create table (?:if not exists )?"?(\w+)"?/gi)].map(([, table]) => table))
  const added = new Set([...text.matchAll(/add column "?(\w+)"?/gi)].map(([, column]) => column!))
  return text.split('--> statement-breakpoint').flatMap((chunk) => {
    if (JUDGED.test(chunk)) return []
    const sql = chunk.replace(/^\s*--.*$/gm, '').trim()
    return ON_A_TABLE_THAT_IS_THERE.flatMap(({ finds, says, newColumnsMay }) => {
      const table = finds.exec(sql)?.groups?.table
      if (table === undefined || made.has(table) || (newColumnsMay && isOfNewColumns(sql, added))) return []
      return [`${path}:${1 + text.slice(0, text.indexOf(sql)).split('\n').length - 1} ${says} ${table}`]
    })
  })
}

/** Whether all that an index or a constraint looks at is empty yet. */
function isOfNewColumns(sql: string, added: ReadonlySet<string>): boolean {
  const looked =
    /(?:on "?\w+"?(?: using \w+)?|check|foreign key|unique|primary key)\s*\((.*?)\)(?:\s*(?:references|where)|;?$)/is.exec(
      sql,
    )?.[1]
  const columns = [...(looked ?? '').matchAll(/"(\w+)"/g)].map(([, column]) => column!)
  return columns.length > 0 && columns.every((column) => added.has(column))
}

test('whatever is excused as older than the rule would break it', () => {
  expect(OLDER_THAN_THE_RULE.filter((name) => longLocks(sourceOf(name)).length === 0)).toEqual([])
})

test('a migration that a release has given out is what it was', () => {
  expect(changedIn(migrationsOf(ROOT), releases)).toEqual([])
})

test('one that is changed, gone or put before them is told', () => {
  const now = migrationsOf(ROOT)
  const names = Object.keys(pinned)
  expect(changedIn({ ...now, [names[3]!]: 'another' }, releases)).toEqual([`${names[3]} has been changed`])
  const { [names[4]!]: _gone, ...without } = now
  expect(changedIn(without, releases)).toEqual([`${names[4]} is gone`])
  expect(changedIn({ ...now, '20261124000029_between': 'x' }, releases)).toEqual([
    '20261124000029_between would be run before those of a release, and after them where that release is: give it a later time',
  ])
})

test('releases have their own versions and commits, the oldest first', () => {
  expect(new Set(releases.map(({ version }) => version)).size).toBe(releases.length)
  for (const { commit } of releases) expect(commit).toMatch(/^[0-9a-f]{40}$/)
  expect(releases.map(({ day }) => day)).toEqual(releases.map(({ day }) => day).sort())
})

/** What a shop that has an older release's database would not have as a new one has it. */
function changedIn(now: Record<string, string>, given: readonly Release[]): string[] {
  const before = Object.assign({}, ...given.map(({ migrations }) => migrations)) as Record<string, string>
  const last = Object.keys(before).sort().at(-1)!
  return [
    ...Object.keys(before).flatMap((name) =>
      now[name] === undefined ? [`${name} is gone`] : now[name] === before[name] ? [] : [`${name} has been changed`],
    ),
    ...Object.keys(now)
      .filter((name) => !(name in before) && name < last)
      .map(
        (name) =>
          `${name} would be run before those of a release, and after them where that release is: give it a later time`,
      ),
  ]
}
