import { boardOf, IDEAS_MOST } from '../../developing/board.ts'
import type { Card } from '../../developing/card.ts'
import { COURSES_MOST } from '../../developing/course-facts.ts'
import type { Proposal } from '../../developing/proposals.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { backLink } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { PROPOSAL_WORDS, STAGE_WORDS, STEP_WORDS } from '../words/developing.ts'
import { boardFilterIn, boardFilterPart } from './board-filter.ts'

const FULL: Said = {
  nb: `Tavlen viser de ${COURSES_MOST} nyeste kursene og de ${IDEAS_MOST} nyeste forslagene. Velg et fakultet for å se dets egne.`,
  en: `The board shows the ${COURSES_MOST} newest courses and the ${IDEAS_MOST} newest proposals. Choose a faculty to see its own.`,
}

/** Every course by where it stands; on a phone the columns are a list with headings. */
export async function showBoard(visit: Visit): Promise<Page> {
  const { lang, to, till, caller, query } = visit
  const board = await boardOf(till, caller.actor, { lang, filter: boardFilterIn(query) })
  const title = say(lang, { nb: 'Fra idé til salg', en: 'From idea to sale' })
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`${backLink(to('/admin'), say(lang, { nb: 'Kursadministrasjon', en: 'Course administration' }), icon('back'))}<div class="desk-head"><h1>${title}</h1><a class="ds-button" data-variant="secondary" href="${to('/admin/rounds')}">${say(lang, { nb: 'Forslagsrunder', en: 'Proposal rounds' })}</a></div>
${boardFilterPart(visit, board)}${board.isFull ? html`<p class="fine desk-after">${say(lang, FULL)}</p>` : null}<div class="board" role="region" tabindex="0" aria-label="${title}">${board.stages.map(
      ({ stage, cards }) => {
        const ideas = stage === 'idea' ? board.ideas : []
        return html`<section class="board__stage" aria-labelledby="${stage}"><h2 id="${stage}">${say(lang, STAGE_WORDS[stage])} <span class="board__count">${cards.length + ideas.length}</span></h2>
${cards.length + ideas.length === 0 ? html`<p class="fine">${say(lang, { nb: 'Ingen', en: 'None' })}</p>` : html`<ul class="board__cards">${ideas.map((each) => ideaCard(visit, each))}${cards.map((each) => courseCard(visit, each))}</ul>`}</section>`
      },
    )}</div>`,
  }
}

const ideaCard = ({ lang, to }: Visit, { proposalId, body, faculty, state, closesAt }: Proposal): SafeHtml =>
  html`<li class="sheet board__card"><h3><a href="${to(`/admin/proposals/${proposalId}`)}">${body.title[lang] || body.title.nb || say(lang, { nb: 'Uten tittel', en: 'Untitled' })}</a></h3>
<p class="desk-tags">${tag(PROPOSAL_WORDS[state].tone, say(lang, PROPOSAL_WORDS[state].said))}</p><p class="fine">${faculty}</p>
${state === 'draft' ? html`<p class="fine">${say(lang, { nb: 'Frist', en: 'Deadline' })} ${day(lang, SELLER_ZONE, closesAt)}</p>` : null}</li>`

function courseCard({ lang, to }: Visit, card: Card): SafeHtml {
  const { courseId, title, faculty, nextStartAt, responsible, next, wanting } = card
  return html`<li class="sheet board__card"><h3><a href="${to(`/admin/courses/${courseId}/life`)}">${title}</a></h3><p class="fine">${faculty}</p>${responsible === null ? null : html`<p class="fine">${icon('person')} ${responsible.name}</p>`}
${nextStartAt ? html`<p class="fine">${icon('calendar')} ${day(lang, SELLER_ZONE, nextStartAt)}</p>` : null}${next === null ? null : html`<p class="fine">${say(lang, STEP_WORDS[next])}: ${lacks(lang, wanting.length)}</p>`}</li>`
}

const lacks = (lang: Lang, n: number): string =>
  n === 0
    ? say(lang, { nb: 'alt er på plass', en: 'everything is there' })
    : count(lang, n, {
        one: { nb: '{n} ting mangler', en: '{n} thing is missing' },
        other: { nb: '{n} ting mangler', en: '{n} things are missing' },
      })
