import { conflict, constraintSpeaks, type Problem } from '../platform/problems.ts'

export const notAKeeper = (): Problem =>
  conflict('tasks/not-a-keeper', 'Only somebody who may keep this course can answer for it or do its tasks.')

export const tooMany = (most: number): Problem =>
  conflict('tasks/too-many', `A course has at most ${most} tasks. Remove some that are done.`, { most })

export const templateThere = (): Problem =>
  conflict('tasks/template-there', 'The tasks of this template were put on it already.')
constraintSpeaks('task_template_uses_once', templateThere)

export const templateForAnother = (): Problem =>
  conflict('tasks/template-for-another', 'A template for courses is put on the course, one for starts on a start.')
