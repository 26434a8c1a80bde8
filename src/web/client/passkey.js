// Passkeys: a form marked `data-passkey` asks the till what to sign, lets the browser and its owner answer, and posts the answer
// as any form. Without this file, or in a browser that knows no passkeys, the form stays hidden: every other way in works.

const can = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

const asked = async (path) => {
  const answer = await fetch(path, { method: 'POST', headers: { accept: 'application/json' } })
  if (answer.ok) return answer.json()
  const { type = '' } = await answer.json().catch(() => ({}))
  throw Object.assign(new Error(type), { again: type.endsWith('/prove-again') || answer.status === 401 })
}

const ways = {
  add: {
    challenge: '/me/passkeys/challenge',
    ask: (options) =>
      navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
    parts: ['clientDataJSON', 'attestationObject'],
  },
  'sign-in': {
    challenge: '/session/passkey/challenge',
    ask: (options) =>
      navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
    parts: ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle'],
  },
}

const answered = async (form, { challenge, ask, parts }) => {
  const { id, response } = (await ask(await asked(challenge))).toJSON()
  form.elements.namedItem('answer').value = JSON.stringify({
    id,
    ...Object.fromEntries(parts.map((part) => [part, response[part]])),
  })
}

const answer = async (form, said) => {
  said.textContent = ''
  try {
    await answered(form, ways[form.dataset.passkey])
    form.requestSubmit()
  } catch (error) {
    if (error.again) return location.assign(form.dataset.again)
    said.textContent = error.name === 'InvalidStateError' ? said.dataset.known : said.dataset.failed
  }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!can) break
  form.closest('[data-passkey-part]').hidden = false
  const said = form.querySelector('[data-passkey-said]')
  form.addEventListener('submit', (event) => {
    if (form.elements.namedItem('answer').value !== '') return
    event.preventDefault()
    event.stopPropagation() // nothing is sent yet, so that a second press is no second sending
    void answer(form, said)
  })
}
