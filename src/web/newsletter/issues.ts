import { type Issue, listIssues } from '../../newsletter/issues.ts'
import { countReaders } from '../../newsletter/readers.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { type Tone, tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ISSUE_STATE_WORDS } from '../words/newsletter.ts'
import { ISSUES_PATH } from './paths.ts'
import { progressOf } from './progress.ts'

export const NEWSLETTERS: Said = { nb: 'Nyhetsbrev', en: 'Newsletters' }
const TONES: Record<Issue['state'], Tone> = {
  ...{ draft: 'neutral', scheduled: 'info', sending: 'info', paused: 'warning', cancelled: 'danger', sent: 'success' },
}

/** The newsletters that were written, and how many have said yes to them. */
export async function showIssues({ lang, to, till }: Visit): Promise<Page> {
  const { issues, readers } = await seeAs(HOUSE, () =>
    readTogether(till.connection.pool, async (on) => ({
      issues: await listIssues(on),
      readers: (await countReaders(on, {})).all,
    })),
  )
  const title = say(lang, NEWSLETTERS)
  const have = count(lang, readers, {
    one: { nb: '{n} har sagt ja til nyhetsbrevet.', en: '{n} has said yes to the newsletter.' },
    other: { nb: '{n} har sagt ja til nyhetsbrevet.', en: '{n} have said yes to the newsletter.' },
  })
  return {
    ...{ title, hidden: true },
    body: html`${backLink(to('/admin'), say(lang, { nb: 'Kursadministrasjon', en: 'Course administration' }), icon('back'))}
<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to(`${ISSUES_PATH}/new`)}">${say(lang, { nb: 'Nytt brev', en: 'New letter' })}</a></div><p class="lead">${have}</p>
${issues.length === 0 ? html`<p>${say(lang, { nb: 'Ingen brev er skrevet ennå.', en: 'No letter is written yet.' })}</p>` : html`<ul class="desk-hits newsletter-issues">${issues.map((issue) => html`<li class="sheet desk-part">${oneIssue(lang, issue, to)}</li>`)}</ul>`}`,
  }
}

function oneIssue(lang: Lang, issue: Issue, to: Visit['to']): SafeHtml {
  const at = issue.finishedAt ?? issue.sendFrom ?? issue.createdAt
  return html`<div class="desk-head"><h2><a href="${to(`${ISSUES_PATH}/${issue.issueId}`)}">${subjectOf(lang, issue)}</a></h2>${stateTag(lang, issue)}</div>
<p class="fine">${moment(lang, SELLER_ZONE, at)} · ${issue.campaign}</p>${progressOf(lang, issue)}`
}

export const stateTag = (lang: Lang, { state }: Issue): SafeHtml =>
  tag(TONES[state], say(lang, ISSUE_STATE_WORDS[state]))

/** In the language of whoever looks, or the one it has. */
export const subjectOf = (lang: Lang, { texts }: Pick<Issue, 'texts'>): string =>
  [texts[lang], ...LANGS.map((each) => texts[each])].find((text) => text !== undefined)!.subject
