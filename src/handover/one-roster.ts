import type { Roster, RosterPerson, RosterSeat } from './roster.ts'
import type { Table } from './tables.ts'

/** Of the files that OneRoster 1.2 knows those that this one does not hold (CSV binding § 3.2: each is named all the same). */
const ABSENT = [
  ...['categories', 'classResources', 'courseResources', 'demographics', 'lineItemLearningObjectiveIds', 'lineItems'],
  ...['lineItemScoreScales', 'resources', 'resultLearningObjectiveIds', 'results', 'resultScoreScales', 'scoreScales'],
  ...['userProfiles', 'userResources'],
]
const BASE = ['sourcedId', 'status', 'dateLastModified'] as const
const USER_HEADS = [
  ...['enabledUser', 'username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'sms'],
  ...['phone', 'agentSourcedIds', 'grades', 'password', 'userMasterIdentifier', 'resourceSourcedIds'],
  ...['preferredGivenName', 'preferredMiddleName', 'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns'],
]
const CLASS_HEADS = [
  ...['title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId', 'termSourcedIds'],
  ...['subjects', 'subjectCodes', 'periods'],
]
const COURSE_HEADS = [
  ...['schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
]
const ROLE_HEADS = [
  ...['userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
]
const SEAT_HEADS = [
  ...['classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
]
/** Who sells. */
const SCHOOL = 'school'
const facultyId = (faculty: string): string => `faculty-${Buffer.from(faculty).toString('hex')}`

const isOn = ({ state }: RosterSeat): boolean => state === 'active' || state === 'completed'
const status = (on: boolean): string => (on ? 'active' : 'tobedeleted')
const yearId = (year: number): string => `year-${year}`
const day = (instant: Date): string => instant.toISOString().slice(0, 10)
const empty = (n: number): string[] => Array.from({ length: n }, () => '')

/**
 * OneRoster 1.2 CSV, told as `delta`: each row says whether it is or is to be deleted, and what is not in the file is left alone. In
 * `bulk` whatever is missing would be deleted at the other end, and a file of one offering would empty all others.
 */
export function oneRosterTables(roster: Roster, seller: string): Table[] {
  const files = [...placesOf(roster, seller), ...taughtOf(roster), ...peopleOf(roster)]
  const held = files.map(({ name }) => name.replace('.csv', ''))
  return [manifest(held, seller), ...files]
}

/** Who sells, its faculties, and the years. */
function placesOf({ at, offerings }: Roster, seller: string): Table[] {
  const began = offerings.reduce((first, { changedAt }) => (changedAt < first ? changedAt : first), at).toISOString()
  const faculties = [...new Set(offerings.map(({ faculty }) => faculty))]
  const years = [...new Set(offerings.map(({ schoolYear }) => schoolYear))]
  return [
    {
      name: 'orgs.csv',
      heads: [...BASE, 'name', 'type', 'identifier', 'parentSourcedId'],
      rows: [
        [SCHOOL, 'active', began, seller, 'school', '', ''],
        ...faculties.map((each) => [facultyId(each), 'active', began, each, 'department', '', SCHOOL]),
      ],
    },
    {
      name: 'academicSessions.csv',
      heads: [...BASE, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
      rows: years.map((year) => [
        ...[yearId(year), 'active', began, `${year - 1}/${year}`, 'schoolYear'],
        ...[`${year - 1}-08-01`, `${year}-07-31`, '', String(year)],
      ]),
    },
  ]
}

function taughtOf({ offerings }: Roster): Table[] {
  const courses = [...new Map(offerings.map((each) => [each.courseId, each])).values()]
  return [
    {
      name: 'courses.csv',
      heads: [...BASE, ...COURSE_HEADS],
      rows: courses.map((each) => [
        ...[`course-${each.courseId}`, 'active', each.changedAt.toISOString(), '', each.courseTitle, each.slug, ''],
        ...[facultyId(each.faculty), '', ''],
      ]),
    },
    {
      name: 'classes.csv',
      heads: [...BASE, ...CLASS_HEADS],
      rows: offerings.map((each) => [
        ...[`offering-${each.id}`, 'active', each.changedAt.toISOString(), each.title, '', `course-${each.courseId}`],
        ...[each.code, 'scheduled', each.place, SCHOOL, yearId(each.schoolYear), '', '', ''],
      ]),
    },
  ]
}

const peopleOf = (roster: Roster): Table[] => [
  { name: 'users.csv', heads: [...BASE, ...USER_HEADS], rows: roster.people.map(userRow) },
  { name: 'roles.csv', heads: [...BASE, ...ROLE_HEADS], rows: rolesOf(roster) },
  { name: 'enrollments.csv', heads: [...BASE, ...SEAT_HEADS], rows: roster.seats.map(seatRow) },
]

const seatRow = (seat: RosterSeat): string[] => [
  ...[`seat-${seat.offeringId}-${seat.personId}-${seat.role}`, status(isOn(seat)), seat.changedAt.toISOString()],
  ...[`offering-${seat.offeringId}`, SCHOOL, `person-${seat.personId}`, seat.role],
  ...[seat.role === 'teacher' ? 'true' : 'false', day(seat.since), ''],
]

const manifest = (held: readonly string[], seller: string): Table => ({
  name: 'manifest.csv',
  heads: ['propertyName', 'value'],
  rows: [
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...[...held.map((file) => [file, 'delta']), ...ABSENT.map((file) => [file, 'absent'])]
      .toSorted(([one], [other]) => (one! < other! ? -1 : 1))
      .map(([file, how]) => [`file.${file}`, how!]),
    ['source.systemName', seller],
    ['source.systemCode', 'coursetill'],
  ],
})

/** A name is one text here: its last word stands for the family's, as a system that wants two must have both. */
function userRow({ id, name, email, isErased, changedAt }: RosterPerson): string[] {
  const words = name.split(' ')
  const family = words.at(-1)!
  const given = words.length > 1 ? words.slice(0, -1).join(' ') : family
  return [
    ...[`person-${id}`, status(!isErased), changedAt.toISOString(), String(!isErased), email, '', given, family],
    ...['', '', isErased ? '' : email, ...empty(10), SCHOOL, ''],
  ]
}

/** Everybody has one role here for each way in which they take part in something. */
function rolesOf({ seats, people }: Roster): string[][] {
  const held = new Set(seats.map(({ personId, role }) => `${role} ${personId}`))
  return people.flatMap(({ id, changedAt }) =>
    (['teacher', 'student'] as const)
      .filter((role) => held.has(`${role} ${id}`))
      .map((role, n) => [
        ...[`role-${id}-${role}`, 'active', changedAt.toISOString(), `person-${id}`, n === 0 ? 'primary' : 'secondary'],
        ...[role, '', '', SCHOOL, ''],
      ]),
  )
}
