// Enhancement only: every page works without this file.

const focused = document.querySelector('[data-focus]')
if (focused) focused.focus()

// A second click on the same button sends nothing twice.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.method !== 'post') return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent
})

// An open menu closes with Escape and with a click beside it.
const menu = document.querySelector('details.account')
document.addEventListener('click', (event) => {
  if (menu && !menu.contains(event.target)) menu.open = false
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu?.open) return
  menu.open = false
  menu.querySelector('summary').focus()
})

// A screen reader hears of the time twice, not every second.
const words = document.querySelector('[data-time-words]')
const tell = (left) => {
  if (words && left === 300) words.textContent = words.dataset.five
  if (words && left === 60) words.textContent = words.dataset.one
}

// Counts down by the server's clock: the page says how many seconds were left when it was made.
for (const timer of document.querySelectorAll('[data-seconds-left]')) {
  const end = performance.now() + Number(timer.dataset.secondsLeft) * 1000
  const tick = () => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000))
    tell(left)
    timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
    if (left > 0) return setTimeout(tick, 1000)
    setTimeout(() => location.reload(), 1500)
  }
  tick()
}

// Choosing a filter is enough; without this file its button does it.
for (const select of document.querySelectorAll('select[data-submit]')) {
  select.addEventListener('change', () => select.form.requestSubmit())
}

// In a list, and only while the focus is on one of its rows, keys go from row to row and to the search field; Tab does all of it without them.
const rows = document.querySelector('[data-rows] tbody')
const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }
rows?.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== '/')) return
  const row = event.target.closest('tr')
  const next = STEPS[event.key] === 1 ? row.nextElementSibling : STEPS[event.key] ? row.previousElementSibling : null
  const wanted = event.key === '/' ? document.getElementById('search') : next?.querySelector('th a')
  if (!wanted) return
  event.preventDefault()
  wanted.focus()
})

// Whoever came from a list goes back to it as it was narrowed.
const back = document.querySelector('.desk-back a')
if (back && document.referrer.startsWith(location.origin)) {
  const from = new URL(document.referrer)
  const isList = (path) => /^(\/en)?\/finance(\/lists\/[a-z-]+)?$/.test(path)
  if (from.search !== '' && isList(from.pathname) && !isList(location.pathname)) back.href = from.pathname + from.search
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  const word = button.textContent
  const told = () => {
    button.textContent = button.dataset.copied
    setTimeout(() => (button.textContent = word), 2000)
  }
  button.addEventListener('click', () => void navigator.clipboard.writeText(button.dataset.copy).then(told))
}

// A part of a page as its address shows it now; undefined where nothing answers, null where the part is not there any more.
async function partNow(address, id) {
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null)
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id) : undefined
}

// A part of the page that is still being made is fetched again until it is there, for half a minute at most.
const waiting = document.querySelector('[data-again]')
if (waiting) {
  let tries = 0
  const again = async () => {
    const fresh = await partNow(location.href, waiting.id)
    if (fresh && !fresh.hasAttribute('data-again')) return document.getElementById(waiting.id).replaceWith(fresh)
    if (++tries < 15) setTimeout(again, 2000)
  }
  setTimeout(again, 1000)
}

// A part that changes while people watch it is fetched anew for as long as the page is open.
const live = document.querySelector('[data-live]')?.id
if (live)
  setInterval(async () => {
    const fresh = await partNow(location.href, live)
    if (fresh) document.getElementById(live).replaceWith(fresh)
  }, 5000)

// Says how the invoice of the typed organisation will come; nobody waits for it.
const eInvoice = document.querySelector('[data-e-invoice]')
const organisation = eInvoice && document.getElementById(eInvoice.dataset.eInvoice)
const sayWay = async (digits) => {
  const headers = { accept: 'application/json' }
  const answer = await fetch(`/e-invoice-receivers/${digits}`, { headers }).catch(() => null)
  const way = answer?.ok ? await answer.json() : null
  if (!way || organisation.value.replace(/\s/g, '') !== digits) return
  eInvoice.textContent = JSON.parse(eInvoice.dataset.words)[`${way.eInvoice} ${way.channels.join('+')}`] ?? ''
}
organisation?.addEventListener('change', () => {
  const digits = organisation.value.replace(/\s/g, '')
  eInvoice.textContent = ''
  if (/^\d{9}$/.test(digits)) void sayWay(digits)
})

// A file is sent with a bar that says how far it has come; what comes back is the next page.
for (const form of document.querySelectorAll('form[data-upload]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const bar = showBar(form)
    const sending = new XMLHttpRequest()
    sending.upload.addEventListener('progress', ({ loaded, total }) => (bar.value = loaded / total))
    sending.upload.addEventListener('load', () => bar.removeAttribute('value'))
    sending.addEventListener('load', () => {
      if (sending.status < 400 && sending.responseURL !== location.href) return location.assign(sending.responseURL)
      replacePage(sending.responseText)
    })
    sending.addEventListener('error', () => location.reload())
    sending.open('POST', form.action)
    sending.setRequestHeader('accept', 'text/html')
    sending.send(new FormData(form))
  })
}

// Long work is asked how far it has come while its answer is awaited.
for (const form of document.querySelectorAll('form[data-progress-of]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void sendAndLook(form)
  })
}

async function sendAndLook(form) {
  const bar = showBar(form)
  const look = async () => {
    const answer = await fetch(form.dataset.progressOf, { headers: { accept: 'application/json' } }).catch(() => null)
    if (answer?.ok) bar.value = (await answer.json()).progress / Number(form.dataset.whole)
  }
  const timer = setInterval(() => void look(), 300)
  const body = new URLSearchParams(new FormData(form))
  const done = await fetch(form.action, { method: 'POST', headers: { accept: 'text/html' }, body }).catch(() => null)
  clearInterval(timer)
  if (!done) return location.reload()
  if (done.redirected) return location.assign(done.url)
  replacePage(await done.text())
}

// Work that goes on in the background is asked how far it has come, and its outcome is shown by itself.
for (const part of document.querySelectorAll('[data-follow]')) {
  const bar = part.querySelector('progress')
  const timer = setInterval(async () => {
    const answer = await fetch(part.dataset.follow, { headers: { accept: 'application/json' } }).catch(() => null)
    if (!answer?.ok) return
    const { state, filesDone, filesAll } = await answer.json()
    if (state !== part.dataset.until) {
      clearInterval(timer)
      return location.reload()
    }
    if (filesAll > 0) Object.assign(bar, { max: filesAll, value: filesDone })
  }, 1000)
}

// What is on its way is looked at again while the page is in sight. Whoever stands on one of its buttons goes on standing there.
async function lookAgain(old) {
  const next = (part) => setTimeout(() => void lookAgain(part), 1500)
  if (document.hidden) return next(old)
  const fresh = await partNow(old.dataset.refresh, old.id)
  if (fresh === null) return
  if (fresh === undefined || fresh.outerHTML === old.outerHTML) return next(old)
  const stoodOn = old.contains(document.activeElement) ? document.activeElement.id : null
  old.replaceWith(fresh)
  if (stoodOn !== null) (document.getElementById(stoodOn) ?? fresh.querySelector('[tabindex]')).focus()
  if (fresh.hasAttribute('data-refresh')) return next(fresh)
  document.querySelector('[data-heard]').textContent = fresh.dataset.said
}
const onItsWay = document.querySelector('[data-refresh]')
if (onItsWay) setTimeout(() => void lookAgain(onItsWay), 1000)

function showBar(form) {
  const line = form.querySelector('[data-progress]')
  line.hidden = false
  return line.querySelector('progress')
}

function replacePage(text) {
  const fresh = new DOMParser().parseFromString(text, 'text/html')
  document.querySelector('main').replaceWith(fresh.querySelector('main'))
  document.title = fresh.title
  document.querySelector('[data-focus]')?.focus()
}

// A typed organisation number fills what is still empty with what the public register says.
const registered = document.querySelector('[data-register]')
const numbered = registered && document.getElementById('organisationNumber')
const fillIn = async (digits) => {
  const headers = { accept: 'application/json' }
  const answer = await fetch(`/organisations/${digits}`, { headers }).catch(() => null)
  const found = answer?.ok ? await answer.json() : null
  if (!found || numbered.value.replace(/\s/g, '') !== digits) return
  for (const [id, value] of Object.entries({ [registered.dataset.register]: found.name, ...found.address })) {
    const empty = document.getElementById(id)
    if (empty instanceof HTMLInputElement && empty.value === '') empty.value = value
  }
  registered.textContent = JSON.parse(registered.dataset.words)[found.standing] ?? ''
}
numbered?.addEventListener('change', () => {
  const digits = numbered.value.replace(/\s/g, '')
  registered.textContent = ''
  if (/^\d{9}$/.test(digits)) void fillIn(digits)
})
