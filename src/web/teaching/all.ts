import { theOffering } from '../../catalogue/the-offering.ts'
import { UPLOAD_BYTES_MAX } from '../../platform/lines-in-file.ts'
import { OFFERING_KEEPERS } from '../admin/who.ts'
import { evaluationPages } from '../evaluating/all.ts'
import { messagePages } from '../messages/all.ts'
import type { PageRoute } from '../page-route.ts'
import { answersPages } from '../questions/answers-page.ts'
import { checkInPages } from './check-in.ts'
import { showCode } from './code-screen.ts'
import { decideForm, ruleFromForm, sayCompleted } from './completion.ts'
import { showTeaching } from './courses.ts'
import { listFromForm, showListForm } from './list-upload.ts'
import { showParticipants } from './participants.ts'
import { noteFromForm, showSession } from './session-list.ts'

/** Those who stand in the room, and those who keep the course. */
const inTheRoom = theOffering.to('course-administrator', 'its-faculty', 'teacher')
const atTheSession = theOffering.to('course-administrator', 'its-faculty', 'teacher', 'session-teacher')
const SESSION = '/teaching/:id/sessions/:sessionId'
const LIST = '/teaching/:id/attendance-list'
const LEARNER = '/teaching/:id/learners/:enrolmentId'

/** What somebody teaches, who takes part, who was there and who has completed. */
export const teachingPages: readonly PageRoute[] = [
  { method: 'get', path: '/teaching', who: 'signed-in', answer: showTeaching },
  {
    method: 'get',
    path: '/teaching/:id',
    who: theOffering.to('course-administrator', 'support', 'its-faculty', 'teacher', 'session-teacher'),
    reads: 'learners',
    answer: (visit) => showParticipants(visit),
  },
  { method: 'get', path: LIST, who: inTheRoom, answer: (visit) => showListForm(visit) },
  {
    method: 'post',
    path: LIST,
    who: inTheRoom,
    reads: 'learners',
    file: UPLOAD_BYTES_MAX,
    answer: listFromForm,
  },
  { method: 'get', path: SESSION, who: atTheSession, reads: 'learners', answer: (visit) => showSession(visit) },
  { method: 'post', path: SESSION, who: atTheSession, answer: noteFromForm },
  { method: 'get', path: `${SESSION}/code`, who: atTheSession, answer: showCode },
  { method: 'post', path: '/teaching/:id/completion-rule', who: OFFERING_KEEPERS, answer: ruleFromForm },
  { method: 'get', path: LEARNER, who: inTheRoom, reads: 'learners', answer: (visit) => decideForm(visit) },
  { method: 'post', path: LEARNER, who: inTheRoom, answer: sayCompleted },
  ...checkInPages,
  ...answersPages,
  ...messagePages,
  ...evaluationPages,
]
