import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUSE, seeAs } from '../../src/platform/db/sight.ts'
import { transact } from '../../src/platform/db/transact.ts'
import { tidyUp } from '../../src/privacy/tidy-up.ts'
import { rebuildFiles } from '../../src/verifying/rebuild-files.ts'
import { readAloudOf, textOf } from '../invoices/pdf-text.ts'
import { askAs, type Signed, signedIn } from '../privacy/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, make, type Offering, until } from '../support/make.ts'
import { checkCredential, fetched, isTheirs, openCollege, verified } from './college.ts'

const NAMES = ['Anne Astad', 'Bjørn Berg', 'Cato Carlsen'] as const
let house: House
let offering: Offering
let college: ReturnType<typeof openCollege>
let anne: Signed
let code: string
beforeAll(async () => {
  house = await bootTill()
  const keeper = await make.client(house, ['course-administrator'])
  offering = await make.offering(house, { startsInDays: 2, title: 'Fjordens økologi' })
  college = openCollege(house, keeper, offering)
  anne = await signedIn(house, 'Anne Astad')
  const people = NAMES.map((name, n) => ({ name, email: n === 0 ? anne.email : `deltaker-${n}@bevis.test` }))
  await college.send('PUT', '/certificate-signatory', {
    signatory: { name: 'Siri Solbakken', title: { nb: 'Seksjonsleder', en: 'Head of section' } },
  })
  await buy(house, { offering, quantity: 3, people })
  await house.moveClock(3 * 24 * 3600)
  anne = await signedIn(house, 'Anne Astad', anne.email)
}, 60_000)
afterAll(() => house?.close())

const mailTo = (email: string) => house.mails().find(({ to }) => to.includes(email))
const problem = (name: string) => ({ type: `/problems/${name}` })

test('whoever completes is sent a certificate, and its page says to anybody what was certified', async () => {
  await college.decides('Anne Astad', true)
  await until(async () => mailTo(anne.email)?.subject.startsWith('Kursbevis') ?? false)
  const own = await askAs<{ certificates: { code: string }[] }>(house, anne, '/me/certificates')
  expect(own.body.certificates).toEqual([
    expect.objectContaining({ title: { nb: 'Fjordens økologi', en: expect.any(String) } }),
  ])
  code = own.body.certificates[0]!.code
  expect(mailTo(anne.email)!.text).toContain(`${house.url}/verify/${code}`)
  expect(mailTo(anne.email)!.attachments.map(({ filename }) => filename)).toEqual(['kursbevis.pdf'])
  expect((await verified(house, code)).body).toMatchObject({ state: 'valid', name: 'Anne Astad', isTest: true, code })
  const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')
  expect((await verified(house, encodeURIComponent(typed))).body.code).toBe(code)
  expect(
    await verified(
      house,
      code.replace(/.$/, (sign) => (sign === '0' ? '2' : '0')),
    ),
  ).toMatchObject({
    status: 404,
    body: problem('certificate/unknown'),
  })
})

test('its PDF is in both languages, reads aloud in order, and has the same bytes each time', async () => {
  const [nb, en, again] = [
    await fetched(house, `/verify/${code}/certificate.pdf`),
    await fetched(house, `/verify/${code}/certificate.pdf?lang=en`),
    await fetched(house, `/verify/${code}/certificate.pdf`),
  ]
  expect([nb.status, nb.type]).toEqual([200, 'application/pdf'])
  expect(nb.bytes.equals(again.bytes)).toBe(true)
  expect(
    readAloudOf(nb.bytes)
      .slice(0, 6)
      .map((text) => text.trim()),
  ).toEqual([
    ...['Kursbevis', 'PRØVE: dette beviset bekrefter ingenting.', 'Dette bekrefter at', 'Anne Astad', 'har fullført'],
    'Fjordens økologi',
  ])
  expect(textOf(nb.bytes)).toContain('Siri Solbakken')
  expect(textOf(nb.bytes)).toContain(code)
  expect(textOf(en.bytes)).toContain('Head of section')
  expect(String(nb.bytes.subarray(0, 200_000))).toContain('pdfuaid')
})

test('a lost or changed file comes back byte for byte from what was frozen', async () => {
  const files = await house.witness(
    `select f.path from certificate_files f join certificates c on c.id = f.certificate_id where c.code = '${code}' order by f.lang`,
  )
  const [english, norwegian] = files.map(({ path }) => join(house.till.config.dataDir, String(path))) as [
    string,
    string,
  ]
  const drawn = [readFileSync(english), readFileSync(norwegian)]
  rmSync(english)
  writeFileSync(norwegian, 'noe annet')
  const { dataDir, publicUrl } = house.till.config
  const rebuild = () =>
    rebuildFiles(house.till.connection.pool, { dataDir, publicUrl, copies: join(dataDir, 'copies'), all: false })
  expect((await rebuild()).map(({ was, became }) => [was, became])).toEqual([
    ['changed', 'original'],
    ['lost', 'original'],
  ])
  expect([readFileSync(english), readFileSync(norwegian)]).toEqual(drawn)
  expect(await rebuild()).toEqual([])
})

test('the credential is checked with what it points to alone; whoever changes a byte of it is found out', async () => {
  const { bytes, status } = await fetched(house, `/verify/${code}/badge.jwt`)
  expect(status).toBe(200)
  const jws = bytes.toString()
  const { credential, isRevoked } = await checkCredential(jws)
  expect(isRevoked).toBe(false)
  expect(credential).toMatchObject({
    '@context': ['https://www.w3.org/ns/credentials/v2', expect.stringContaining('ob/v3p0'), expect.any(String)],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Fjordens økologi',
    issuer: { id: `${house.url}/issuer`, type: ['Profile'] },
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: { type: ['Achievement'], name: 'Fjordens økologi' },
    },
    credentialStatus: { type: '1EdTechRevocationList' },
  })
  expect([credential!.iss, credential!.jti, credential!.sub]).toEqual([
    ...[credential!.issuer.id, credential!.id, credential!.credentialSubject.id],
  ])
  expect(credential!.nbf * 1000).toBe(new Date(credential!.validFrom).getTime())
  const [identity] = credential!.credentialSubject.identifier
  expect([isTheirs(identity!, anne.email), isTheirs(identity!, 'en-annen@bevis.test')]).toEqual([true, false])
  expect(JSON.stringify(credential)).not.toContain(anne.email)
  expect(jws).not.toContain(code)

  const [head, payload, signature] = jws.split('.') as [string, string, string]
  const other = Buffer.from(payload, 'base64url').toString().replace('Fjordens', 'Fjellets')
  const forged = `${head}.${Buffer.from(other).toString('base64url')}.${signature}`
  expect((await checkCredential(forged)).credential).toBeNull()
  const keys = await ask<{ keys: { kid: string; d?: string }[] }>(house, '/.well-known/jwks.json')
  expect(keys.body.keys.map(({ kid, d }) => [kid, d])).toEqual([
    [JSON.parse(Buffer.from(head, 'base64url').toString()).kid, undefined],
  ])
})

test('a corrected name is another certificate; the old one says that it was replaced, and no name', async () => {
  const [old] = await college.of('Anne Astad')
  const { bytes } = await fetched(house, `/verify/${code}/badge.jwt`)
  const correct = (name: string) =>
    college.send<{ certificateId: string; type: string }>('POST', `/certificates/${old!.certificateId}/correction`, {
      name,
      reason: 'Har giftet seg',
    })
  expect((await correct('Anne Astad')).body.type).toBe('/problems/certificate/same-name')
  const twice = await Promise.all([correct('Anne Astad Li'), correct('Anne Astad Li')])
  expect(twice.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(await verified(house, code)).toMatchObject({ status: 200, body: { state: 'replaced', name: null } })
  expect((await fetched(house, `/verify/${code}/certificate.pdf`)).status).toBe(409)
  expect((await fetched(house, `/verify/${code}/badge.jwt`)).status).toBe(409)
  expect((await checkCredential(bytes.toString())).isRevoked).toBe(true)
  const [now] = await college.of('Anne Astad Li')
  code = await college.codeOf(now!)
  expect((await verified(house, code)).body).toMatchObject({ state: 'valid', name: 'Anne Astad Li' })
  await until(async () => mailTo(anne.email)?.subject.startsWith('Rettet') ?? false)
})

test('a completion that is taken back takes the certificate along, and one that is given again makes another', async () => {
  await college.decides('Bjørn Berg', true)
  const [first] = await college.of('Bjørn Berg')
  await college.decides('Bjørn Berg', false)
  expect(await college.of('Bjørn Berg')).toMatchObject([{ state: 'revoked', how: 'undone' }])
  await until(async () => mailTo('deltaker-1@bevis.test')?.subject.includes('gjelder ikke lenger') ?? false)
  await college.decides('Bjørn Berg', true)
  expect(await college.of('Bjørn Berg')).toMatchObject([
    { state: 'valid', version: 2 },
    { state: 'revoked', certificateId: first!.certificateId },
  ])
})

test('who keeps the course takes a certificate back with a reason, once; nobody outside reads the reason', async () => {
  await college.decides('Cato Carlsen', true)
  const [cato] = await college.of('Cato Carlsen')
  const revoke = (body: object) => college.send('POST', `/certificates/${cato!.certificateId}/revocation`, body)
  expect((await revoke({})).status).toBe(422)
  expect((await revoke({ reason: 'Juks på eksamen' })).status).toBe(204)
  expect((await revoke({ reason: 'Juks på eksamen' })).body.type).toBe('/problems/certificate/ended')
  const shown = await verified(house, await college.codeOf(cato!))
  expect(shown.body).toMatchObject({ state: 'revoked', name: null, course: { title: { nb: 'Fjordens økologi' } } })
  const list = await (await fetch(`${house.url}/issuer/revoked`)).text()
  expect(JSON.stringify(shown.body) + list).not.toContain('Juks')
  expect(list).toContain(cato!.certificateId)
  const helper = await make.client(house, ['support'])
  const asked = await ask(house, `/certificates/${cato!.certificateId}/revocation`, {
    ...{ method: 'POST', headers: bearer(helper), body: { reason: 'Nei' } },
  })
  expect(asked.status).toBe(404)
})

test('what was certified is not changed, not even by the program', async () => {
  const change = (sql: string) =>
    seeAs(HOUSE, () =>
      transact(house.till.connection.pool, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql)),
    )
  await expect(change(`update certificates set content = '{"name": "En annen"}'`)).rejects.toThrow('not changed')
  for (const sql of [
    'update certificates set code = null',
    'delete from certificates',
    'update certificate_files set sha256 = null',
  ])
    await expect(change(sql)).rejects.toThrow('permission denied')
})

test('of somebody erased the page says nothing, and the files are gone the night after', {
  timeout: 30_000,
}, async () => {
  const files = await house.witness(
    `select f.path from certificate_files f join certificates c on c.id = f.certificate_id where c.code = '${code}'`,
  )
  const lie = () => files.map(({ path }) => existsSync(join(house.till.config.dataDir, String(path))))
  expect(lie()).toEqual([true, true])
  const copy = await askAs<object>(house, anne, '/me/data')
  expect(JSON.stringify(copy.body)).toContain('Anne Astad Li')
  await house.moveClock(120 * 24 * 3600)
  const again = await signedIn(house, 'Anne Astad', anne.email)
  expect((await askAs(house, again, '/me/erasure', { method: 'POST', body: { when: 'now' } })).body).toEqual({
    erased: true,
  })
  expect((await verified(house, code)).body).toMatchObject({ name: null, course: null })
  expect((await fetched(house, `/verify/${code}/badge.jwt`)).status).toBe(409)
  await tidyUp(house.till)
  expect(lie()).toEqual([false, false])
  expect(await house.witness(`select 1 from certificates where content::text like '%Astad%'`)).toEqual([])
})
