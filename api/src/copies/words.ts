import type { UnitKind } from '@soulad/shared/policy';
import type { SeatState } from '@soulad/shared/signoff';
import type { MeasureProgress, PlanItemKind, TaskOutcome, TaskState } from '@soulad/shared/workflow';

/** What can be copied. Each has a verb that makes the document, and the name that its file bears. */
export const COPY_KINDS = [
  ...(['minutes', 'outcome', 'attendance', 'certificate', 'plan', 'family', 'signoffs', 'tasks'] as const),
] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

export const COPY_FORMATS = ['pdf', 'docx', 'package'] as const;
export const PDF_STANDARDS = ['ua-1', 'a-2a'] as const;

/** Paper speaks Czech, whatever language its maker reads the screen in: it goes to authorities and courts. */
export const PAPER: Readonly<Record<CopyKind, { readonly title: string; readonly file: string }>> = {
  minutes: { title: 'Zápis z případové konference', file: 'zapis' },
  outcome: { title: 'Stručný výstup z případové konference', file: 'strucny-vystup' },
  attendance: { title: 'Prezenční listina', file: 'prezence' },
  certificate: { title: 'Potvrzení o účasti', file: 'potvrzeni-o-ucasti' },
  plan: { title: 'Individuální plán ochrany dítěte', file: 'plan' },
  family: { title: 'Náš plán', file: 'plan-pro-rodinu' },
  signoffs: { title: 'Podpisový arch', file: 'podpisovy-arch' },
  tasks: { title: 'Seznam úkolů', file: 'ukoly' },
};

export const UNIT_WORDS: Readonly<Record<UnitKind, string>> = {
  frame: 'cíl a pravidla',
  fact: 'skutečnost',
  opinion: 'názor',
  voice: 'hlas dítěte',
  analysis: 'rozbor',
  decision: 'rozhodnutí',
  measure: 'opatření',
  dissent: 'odlišné stanovisko',
};

export const ATTENDANCE_WORDS: Readonly<Record<string, string>> = {
  in_person: 'osobně',
  remote: 'na dálku',
  written: 'písemně',
  excused: 'omluven',
  absent: 'nepřišel',
};

/** Sections by their code in the record template, for those without a title of their own. */
export const HEADING_WORDS: Readonly<Record<string, string>> = {
  goal: 'Cíl a pravidla',
  child_health: 'Zdraví dítěte',
  child_learning: 'Učení a škola',
  child_emotions: 'Citový vývoj a chování',
  child_relations: 'Vztahy dítěte',
  child_self: 'Jak dítě vidí samo sebe',
  child_presentation: 'Jak dítě vystupuje',
  child_self_care: 'Sebeobsluha',
  child_opinion: 'Názor dítěte',
  child_other: 'Další o dítěti',
  family_care: 'Péče v rodině',
  family_security: 'Zázemí rodiny',
  risks: 'Rizika',
  protective: 'Ochranné faktory',
  agreements: 'Dohody',
  dissent: 'Odlišná stanoviska',
  plan_commission: 'Zakázka rodiny',
  plan_causes: 'Příčiny',
  plan_goals: 'Cíle',
  plan_protect: 'Opatření k ochraně dítěte',
  plan_help: 'Opatření na pomoc rodině',
  plan_strengthen: 'Opatření k posílení rodiny',
  plan_family: 'Jednoduše pro rodinu',
};

export const PLAN_WORDS: Readonly<Record<PlanItemKind, string>> = {
  commission: 'Zakázka',
  cause: 'Příčina',
  goal: 'Cíl',
  measure: 'Opatření',
  family: 'Pro rodinu',
};

export const PROGRESS_WORDS: Readonly<Record<MeasureProgress, string>> = {
  planned: 'naplánováno',
  running: 'probíhá',
  done: 'splněno',
  not_done_circumstances: 'nesplněno: změnily se okolnosti',
  not_done_agency: 'nesplněno: na straně odpovědného',
};

/** How a signature stands, for the sheet. */
export const SIGNOFF_WORDS: Readonly<Record<SeatState, string>> = {
  waiting: 'čeká',
  opened: 'otevřela, čeká',
  signed: 'podepsáno',
  reserved: 'podepsáno s výhradou',
  refused: 'odmítnuto',
  silent: 'bez vyjádření ve lhůtě',
};

export const ROUND_WORDS: Readonly<Record<string, string>> = {
  finished: 'podepisování je uzavřeno, revize platí',
  cancelled: 'podepisování bylo zrušeno',
  replaced: 'nahradila ji novější revize',
};

export const QUORUM_WORDS: Readonly<Record<string, string>> = {
  all: 'podepsat mají všichni',
  majority: 'stačí podpisy většiny',
};

export const TASK_WORDS: Readonly<Record<TaskState, string>> = {
  issued: 'zadáno',
  accepted: 'přijato',
  refused: 'odmítnuto',
  'in-progress': 'pracuje se',
  done: 'splněno, čeká na ověření',
  verified: 'ověřeno',
  returned: 'vráceno k doplnění',
  failed: 'nesplněno',
  withdrawn: 'zrušeno zadavatelem',
};

export const TASK_OUTCOME_WORDS: Readonly<Record<TaskOutcome, string>> = {
  changed: 'změnily se okolnosti',
  notDone: 'organizace úkol neprovedla',
};

/** Why a part is not given, by the code of the decision. None carries another person's data. */
export const WITHHELD_WORDS: Readonly<Record<string, string>> = {
  'third-person': 'týká se jiné osoby',
  'needs-release': 'chybí zproštění mlčenlivosti',
  'needs-decision': 'není rozhodnuto o zpřístupnění',
  'not-own-measure': 'týká se povinností jiné strany',
  'not-same-home': 'týká se jiné domácnosti',
  'not-read-out': 'nebylo přečteno u stolu',
};
export const WITHHELD_OTHERWISE = 'není určena této straně';

/** "2026-09-12" as paper writes it. */
export function dateWords(day: string): string {
  return dayWords(Date.parse(`${day}T12:00:00Z`));
}

const ZONE = 'Europe/Prague';

/** "12. 9. 2026", with hard spaces. */
export function dayWords(at: number): string {
  return new Intl.DateTimeFormat('cs-CZ', { timeZone: ZONE, day: 'numeric', month: 'numeric', year: 'numeric' })
    .format(at)
    .replaceAll(' ', '\u00a0');
}

/** "13.05": the way paper writes it. */
export function timeWords(at: number): string {
  return new Intl.DateTimeFormat('cs-CZ', { timeZone: ZONE, hour: 'numeric', minute: '2-digit' })
    .format(at)
    .replace(':', '.');
}

/** "12. 9. 2026 v 13.05". */
export function momentWords(at: number): string {
  return `${dayWords(at)} v ${timeWords(at)}`;
}
