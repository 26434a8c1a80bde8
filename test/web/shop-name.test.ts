import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Seller, sellerSetting } from '../../src/invoicing/seller.ts'
import { readSetting } from '../../src/platform/settings.ts'
import { act } from '../../src/platform/till.ts'
import { setSeller } from '../../src/setup/set-seller.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, order, until } from '../support/make.ts'
import { browse, wordsOf } from './browser.ts'

const SELLER = {
  name: 'Prøveskolen',
  legalName: 'Prøveskolen',
  organisationNumber: '974 767 880',
  street: 'Skolegata 1',
  postcode: '0164',
  city: 'Oslo',
  email: 'faktura@proveskolen.example',
  bankAccount: '15032080119',
  senderEmail: 'kurs@proveskolen.example',
}
const NAMES = { nb: 'Videre & mer', en: 'Onwards' }

let house: House
beforeAll(async () => {
  house = await bootTill()
})
afterAll(() => house.close())

const callShop = (change: Partial<Seller>) =>
  act(house.till, { kind: 'job', name: 'test' }, async (tx) =>
    setSeller(tx, { ...(await readSetting(tx, sellerSetting))!, ...change }),
  )
const titleOf = (body: string) => /<title>([^<]*)/.exec(body)?.[1]

test('a shop without a name of its own goes by the name of the seller', async () => {
  const { body } = await browse(house.url).get('/terms')
  expect(titleOf(body)).toBe('Salgsvilkår – Prøveskolen')
  expect(body).toMatch(/class="brand__name">Prøveskolen</)
})

test('header and title say what the shop is called, in the language of the page', async () => {
  await callShop({ shopName: NAMES, tagline: { nb: 'Korte kurs', en: 'Short courses' } })
  const nb = await browse(house.url).get('/')
  expect(titleOf(nb.body)).toMatch(/– Videre &amp; mer$/)
  expect(wordsOf(nb.body)).toMatch(/Videre mer Prøveskolen/)
  const en = await browse(house.url).get('/en')
  expect(titleOf(en.body)).toMatch(/– Onwards$/)
  expect(wordsOf(en.body)).toContain('Onwards Short courses')
})

test('mails come from the shop, from the address that the mail server may send for', async () => {
  await callShop({ shopName: NAMES })
  await browse(house.url).post('/en/sign-up', { name: 'Kari', email: 'kari@example.test', password: 'ni røde hester' })
  await order(house, await make.client(house, ['course-administrator']), { offering: await make.offering(house) })
  await until(() => house.mails().length === 2)
  const from = house.mails().map((mail) => mail.from)
  expect(from.toSorted()).toEqual(['Onwards <kurs@proveskolen.example>', 'Videre & mer <kurs@proveskolen.example>'])
  const signUp = house.mails().find((mail) => mail.to.includes('kari@example.test'))!
  expect(signUp.text).toContain('an account at Onwards')
})

test('one language alone is not a name: the set-up asks for the other at its field', async () => {
  const key = bearer(await make.client(house, ['administrator']))
  const half = await browse(house.url).post('/setup/seller', { 'shopName.nb': 'Videre', 'shopName.en': '' }, key)
  expect(half.status).toBe(422)
  expect(half.body).toContain('id="shopName.en-fault"')
  expect(half.body).toContain('value="Videre"')
  const whole = await browse(house.url).post(
    '/setup/seller',
    { ...SELLER, 'shopName.nb': 'Ny', 'shopName.en': 'New' },
    key,
  )
  expect(whole.status).toBe(303)
  expect(titleOf((await browse(house.url).get('/en/terms')).body)).toBe('Terms of sale – New')
})
