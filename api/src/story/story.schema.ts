/**
 * The shape of a story file (infra/demo/STORY.md): what each field is, before anything is said about how the fields
 * agree with each other (check-story.ts does that). Unknown fields are mistakes: a misspelt one would otherwise be lost.
 */
import { CATEGORIES, PARTY_TYPES, UNIT_KINDS, UNIT_MODES } from '@soulad/shared/policy';
import { TASK_STATES } from '@soulad/shared/workflow';
import { z } from 'zod';
import {
  AGENCY_TYPES,
  ATTENDANCE_MODES,
  MEMBERSHIP_ROLES,
  REACHABLE_STATES,
  RELATION_KINDS,
  RELEASE_FORMS,
  TABLE_ROLES,
} from './story-words.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const text = z.string().trim().min(1, 'write some text');
const key = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'keys are small letters without accents, digits and hyphens');
const instant = z
  .string()
  .refine(
    (value) => INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
    'write an instant as 2026-09-22T13:00+02:00',
  )
  .transform((value) => Date.parse(value));
const day = z
  .string()
  .refine((value) => DAY.test(value) && !Number.isNaN(Date.parse(value)), 'write a day as 2026-09-22');
const keys = z.array(key);
const canaries = z.array(z.string().trim().min(8, 'a canary has at least 8 characters, else it is found by chance'));

const agency = z.strictObject({ type: z.enum(AGENCY_TYPES), name: text, shortName: text });

const membership = z.strictObject({
  agency: key.optional(),
  role: z.enum(MEMBERSHIP_ROLES),
  profession: z.string().default(''),
});

const user = z.strictObject({
  name: text,
  login: z.string().regex(/^[a-z0-9.-]+$/, 'a login is small letters, digits, dots and hyphens'),
  note: z.string().default(''),
  memberships: z.array(membership).min(1, 'a user without a membership cannot sign in'),
});

const person = z.strictObject({
  givenName: text,
  familyName: text,
  bornOn: day.optional(),
  sex: z.enum(['female', 'male', 'unknown']),
  child: z.boolean().default(false),
  household: text.optional(),
  knownTo: keys.optional(),
});

const relation = z.strictObject({
  person: key,
  other: key,
  kind: z.enum(RELATION_KINDS),
  from: day.optional(),
  to: day.optional(),
});

const caseFile = z.strictObject({
  fileMark: text,
  registeredOn: day,
  urgency: z.enum(['ordinary', 'urgent']).default('ordinary'),
  openedBy: key,
});

const party = z.strictObject({
  type: z.enum(PARTY_TYPES),
  agency: key.optional(),
  person: key.optional(),
  letter: z.string().regex(/^\p{Lu}\d?$/u, 'a letter is one capital, with a digit for a second party of the kind'),
  label: text,
  purpose: text,
  basis: text,
  convener: z.boolean().default(false),
  represents: keys.default([]),
  knownTo: keys.optional(),
  from: instant,
  canaries: canaries.default([]),
});

const assignment = z.strictObject({
  party: key,
  user: key,
  as: z.enum(TABLE_ROLES),
  substitute: z.boolean().default(false),
  by: key.optional(),
});

const release = z.strictObject({
  givenBy: key,
  party: key,
  recipients: keys.min(1, 'a release names who may hear'),
  categories: z.array(z.enum(CATEGORIES)).min(1, 'a release names its scope'),
  purpose: text,
  form: z.enum(RELEASE_FORMS),
  from: instant,
  to: instant.optional(),
});

const agendaItem = z.strictObject({ title: text, minutes: z.int().min(1).max(480), startsAt: instant });

const attendance = z.strictObject({
  party: key,
  name: text,
  user: key.optional(),
  note: z.string().default(''),
  mode: z.enum(ATTENDANCE_MODES).default('in_person'),
  in: instant.optional(),
  out: instant.optional(),
});

const sitting = z.strictObject({
  startsAt: instant,
  endsAt: instant,
  invited: keys.min(1, 'somebody sits in a sitting'),
  excluded: keys.default([]),
  agenda: z.record(key, agendaItem),
  attendance: z.array(attendance).default([]),
});

const section = z.strictObject({
  heading: text,
  title: text.optional(),
  category: z.enum(CATEGORIES).optional(),
  item: key.optional(),
});

const conference = z.strictObject({
  place: text,
  goal: text,
  childPreparation: text,
  confidentiality: text,
  startsAt: instant,
  endsAt: instant,
  state: z.enum(REACHABLE_STATES),
  proposedAt: instant,
  convenedAt: instant,
  ledBy: key,
  sittings: z.record(key, sitting),
  sections: z.record(key, section),
});

/** What is said of an item of the plan in fields; for a unit in a section of the plan. */
const fields = z.strictObject({
  parents: keys.optional(),
  indicator: text.optional(),
  now: text.optional(),
  target: text.optional(),
  start: day.optional(),
  until: day.optional(),
  checker: key.optional(),
  proof: text.optional(),
  criterion: text.optional(),
  plain: text.optional(),
});

const plan = z.strictObject({ openedAt: instant, reviewOn: day.optional() });

const unit = z.strictObject({
  section: key,
  author: key,
  coAuthors: keys.default([]),
  by: key.optional(),
  scribedBy: text.optional(),
  category: z.enum(CATEGORIES).optional(),
  kind: z.enum(UNIT_KINDS).default('fact'),
  mode: z.enum(UNIT_MODES).default('owned'),
  subjects: keys.default([]),
  responsible: keys.default([]),
  item: key.optional(),
  at: instant,
  readOut: z.boolean().default(false),
  state: z.enum(['draft', 'shared']).default('shared'),
  text: text,
  narrow: z.array(z.strictObject({ parties: keys.min(1), reason: text })).default([]),
  allow: z.array(z.strictObject({ parties: keys.min(1), basis: text, reason: text })).default([]),
  sees: keys.min(1, 'state who sees it; the author always does'),
  existenceHidden: z.boolean().default(false),
  canaries: canaries.default([]),
  fields: fields.default({}),
});

const task = z.strictObject({
  owner: key,
  checker: key.optional(),
  title: text,
  detail: text.optional(),
  proof: text.optional(),
  dueOn: day,
  unit: key.optional(),
  confirm: text.optional(),
  steps: z.array(z.strictObject({ by: key, to: z.enum(TASK_STATES), words: text.optional() })).default([]),
});

export const STORY_SCHEMA = z.strictObject({
  format: z.literal(1),
  title: text,
  now: instant,
  agencies: z.record(key, agency),
  users: z.record(key, user),
  family: z.strictObject({ name: text }),
  persons: z.record(key, person),
  relations: z.array(relation).default([]),
  case: caseFile,
  parties: z.record(key, party),
  assignments: z.array(assignment).min(1),
  releases: z.array(release).default([]),
  conference,
  plan: plan.optional(),
  units: z.record(key, unit),
  tasks: z.record(key, task).default({}),
});

/** A story as read: instants are milliseconds since the epoch (UTC), days stay `YYYY-MM-DD`. */
export type Story = z.infer<typeof STORY_SCHEMA>;
export type StoryUnit = Story['units'][string];
export type StorySitting = Story['conference']['sittings'][string];
