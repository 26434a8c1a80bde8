import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { On } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { readSetting, type Setting, writeSetting } from '../platform/settings.ts'

/** What a column may hold. `amount` is debited less credited; `period` is YYYYMM; `vat-code` and `account` as the plan below says. */
export const FIELDS = [
  'batch',
  'voucher',
  'line',
  'date',
  'period',
  'account',
  'vat-code',
  'amount',
  'debit',
  'credit',
  'currency',
  'cost-centre',
  'project',
  'activity',
  'text',
  'document',
  'order',
] as const
export type Field = (typeof FIELDS)[number]

const COLUMNS_MOST = 40
const ACCOUNTS_MOST = 200
const WORD_MOST = 60

const Word = z
  .string()
  .max(WORD_MOST)
  .regex(/^[^\r\n]*$/, 'one line')
export const Profile = z
  .strictObject({
    vouchers: z.enum(['entry', 'day']).meta({
      description:
        'entry: each entry of the journal is a voucher of its own; day: what a day brought is summed by account and dimensions',
    }),
    header: z.boolean(),
    delimiter: z.enum([';', ',', '\t']),
    point: z.enum([',', '.']),
    days: z.enum(['iso', 'dotted', 'compact']).meta({ description: '2026-11-30, 30.11.2026 or 20261130' }),
    columns: z
      .array(
        z.union([z.strictObject({ head: Word, field: z.enum(FIELDS) }), z.strictObject({ head: Word, words: Word })]),
      )
      .min(1)
      .max(COLUMNS_MOST)
      .meta({ description: 'In the order of the file; words is the same in every row' }),
    accounts: z
      .array(z.strictObject({ account: z.string().regex(/^\d{3,10}$/), as: Word, vatCode: Word.default('') }))
      .max(ACCOUNTS_MOST)
      .default([])
      .meta({ description: 'What an account of the till is called there; the others keep their numbers' }),
  })
  .meta({ id: 'VoucherProfile', description: 'How the journal is written for another accounting program' })
export type Profile = z.output<typeof Profile>

/** Read by most programs that take vouchers as CSV, until finance says what its own wants. */
export const DEFAULT_PROFILE: Profile = {
  ...{ vouchers: 'entry', header: true, delimiter: ';', point: ',', days: 'iso', accounts: [] },
  columns: [
    { head: 'batch', field: 'batch' },
    { head: 'voucher', field: 'voucher' },
    { head: 'date', field: 'date' },
    { head: 'period', field: 'period' },
    { head: 'account', field: 'account' },
    { head: 'vat_code', field: 'vat-code' },
    { head: 'amount', field: 'amount' },
    { head: 'currency', field: 'currency' },
    { head: 'cost_centre', field: 'cost-centre' },
    { head: 'project', field: 'project' },
    { head: 'activity', field: 'activity' },
    { head: 'text', field: 'text' },
    { head: 'document', field: 'document' },
    { head: 'order', field: 'order' },
  ],
}

const setting: Setting<Profile> = { name: 'voucher-profile', schema: Profile }

export const profileNow = async (on: On): Promise<Profile> => (await readSetting(on, setting)) ?? DEFAULT_PROFILE

/** From now on batches are written like this; those that were made stay as they are. */
export async function setProfile(tx: Tx, profile: Profile): Promise<void> {
  await writeSetting(tx, setting, profile)
  await emit(tx, { name: 'VoucherProfileSet', subjectId: newId(), facts: { vouchers: profile.vouchers } })
}
