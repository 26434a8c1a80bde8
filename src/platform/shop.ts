import { z } from 'zod'
import type { On } from './db/statement.ts'
import { type Lang, LangCode, say } from './lang.ts'
import { readSetting, type Setting } from './settings.ts'
import { Email, Line } from './words.ts'

/** The dated setting that says who sells; the part of it that documents need is `invoicing/seller.ts`. */
export const SELLER_SETTING = 'seller'

const SaidLine = z.record(LangCode, Line)
/** The longest words to companies, in characters. */
export const COMPANY_WORDS_MAX = 2_000
const SaidWords = z.record(LangCode, z.string().trim().min(1).max(COMPANY_WORDS_MAX))

/** How the seller calls itself towards people: what pages, titles and mails show. */
export const shopParts = {
  name: Line,
  shopName: SaidLine.optional().meta({ description: 'What the shop is called; the name of the seller where missing' }),
  tagline: SaidLine.optional().meta({ description: 'What the shop is, in a few words' }),
  companyWords: SaidWords.optional().meta({ description: 'What the page for companies begins with, in Markdown' }),
  companyPhone: Line.optional().meta({ description: 'The telephone of whoever answers companies' }),
  /** The address that mails come from. */
  senderEmail: Email,
}
const Shop = z.object(shopParts)
export type Shop = z.output<typeof Shop>

/** Null until setup has said who sells. */
export const readShop = (on: On): Promise<Shop | null> => {
  const setting: Setting<Shop> = { name: SELLER_SETTING, schema: Shop }
  return readSetting(on, setting)
}

/** The shop's own name, else the seller's. */
export const shopName = (lang: Lang, { name, shopName: given }: Pick<Shop, 'name' | 'shopName'>): string =>
  given ? say(lang, given) : name
