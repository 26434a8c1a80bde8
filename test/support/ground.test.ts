import nodemailer from 'nodemailer'
import pg from 'pg'
import { expect, test } from 'vitest'
import { browser } from './chromium.ts'
import { freshDatabase } from './database.ts'
import { startMailPeer } from './peers.ts'

test('each test file gets a database of its own, which the program may use but not alter', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()]
  expect(one.name).not.toBe(other.name)
  const owner = new pg.Client(one.ownerUrl)
  await owner.connect()
  await owner.query('create table public.mark (n int)')
  await owner.end()
  for (const { appUrl } of [one, other]) {
    const app = new pg.Client(appUrl)
    await app.connect()
    await expect(app.query('create table public.own (n int)')).rejects.toThrow('permission denied')
    const { rows } = await app.query("select to_regclass('public.mark') is not null as marked")
    expect(rows).toEqual([{ marked: appUrl === one.appUrl }])
    await app.end()
  }
})

test('a page shows its letters in the browser, with a font, on any machine', async () => {
  const chromium = await browser()
  try {
    const page = await chromium.newPage()
    await page.setContent('<h1 style="display:inline-block">Kveldskurs på nett</h1>')
    expect((await page.locator('h1').boundingBox())?.width).toBeGreaterThan(100)
  } finally {
    await chromium.close()
  }
})

test('a mail sent over SMTP is found by its receiver', async () => {
  const peer = await startMailPeer()
  try {
    const post = nodemailer.createTransport(peer.url)
    await post.sendMail({ from: 'skole@example.test', to: 'kari@example.test', subject: 'Plassen er din', text: 'Hei' })
    const mail = await peer.waitFor(({ to }) => to.includes('kari@example.test'))
    expect(mail.raw).toContain('Plassen er din')
    await expect(peer.waitFor(({ to }) => to.includes('ola@example.test'), 0)).rejects.toThrow('Plassen er din')
  } finally {
    await peer.close()
  }
})
