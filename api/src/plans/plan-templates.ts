import type { PlanHeading } from '@soulad/shared/workflow';

/** One item of a template: a text to begin from, and what can be said beforehand. */
export interface TemplateItem {
  readonly heading: PlanHeading;
  readonly text: string;
  readonly indicator?: string;
  readonly target?: string;
  readonly criterion?: string;
  readonly proof?: string;
}

export const TEMPLATE_KEYS = ['attendance', 'housing', 'contact'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];
export const TEMPLATE_LOCALES = ['cs', 'en'] as const;
export type TemplateLocale = (typeof TEMPLATE_LOCALES)[number];

/** Beginnings of plans, as data. Nobody and no date is in them: who and until when is said at the table. */
export const PLAN_TEMPLATES: Readonly<Record<TemplateKey, Readonly<Record<TemplateLocale, readonly TemplateItem[]>>>> =
  {
    attendance: {
      cs: [
        { heading: 'plan_causes', text: 'Dítě ráno do školy neodchází nebo odchází pozdě.' },
        {
          ...{ heading: 'plan_goals', text: 'Dítě chodí pravidelně do školy.' },
          ...{ indicator: 'neomluvené hodiny za týden', target: 'žádné' },
        },
        {
          ...{ heading: 'plan_protect', text: 'Škola hlásí nepřítomnost týž den dopoledne.' },
          ...{ criterion: 'každá nepřítomnost je hlášena v den, kdy nastala', proof: 'denní hlášení' },
        },
        {
          ...{ heading: 'plan_help', text: 'Ranní doprovod do školy ve dnech, na kterých se domluvíme.' },
          ...{ criterion: 'doprovod proběhl v každý domluvený den', proof: 'záznam služby' },
        },
      ],
      en: [
        { heading: 'plan_causes', text: 'The child does not leave for school in the morning, or leaves late.' },
        {
          ...{ heading: 'plan_goals', text: 'The child goes to school regularly.' },
          ...{ indicator: 'unexcused lessons a week', target: 'none' },
        },
        {
          ...{ heading: 'plan_protect', text: 'The school reports an absence the same morning.' },
          ...{ criterion: 'every absence is reported on its day', proof: 'daily report' },
        },
        {
          ...{ heading: 'plan_help', text: 'Somebody walks to school with the child on the days we agree on.' },
          ...{ criterion: 'it happened on every agreed day', proof: 'note of the service' },
        },
      ],
    },
    housing: {
      cs: [
        { heading: 'plan_causes', text: 'Bydlení rodiny je nejisté.' },
        {
          ...{ heading: 'plan_goals', text: 'Rodina má kde bydlet.' },
          ...{ indicator: 'platná smlouva nebo dohoda o nájmu', target: 'podepsaná' },
        },
        {
          ...{ heading: 'plan_help', text: 'Dohoda o nájmu s pronajímatelem.' },
          ...{ criterion: 'dohoda je podepsaná oběma stranami', proof: 'kopie dohody' },
        },
        {
          ...{ heading: 'plan_strengthen', text: 'Rodina s poradnou sestaví rozpočet domácnosti.' },
          ...{ criterion: 'rozpočet drží dva měsíce po sobě', proof: 'sdělení poradny: drží, nedrží' },
        },
      ],
      en: [
        { heading: 'plan_causes', text: 'The family may lose its home.' },
        {
          ...{ heading: 'plan_goals', text: 'The family has a home.' },
          ...{ indicator: 'a valid lease or agreement', target: 'signed' },
        },
        {
          ...{ heading: 'plan_help', text: 'An agreement with the landlord.' },
          ...{ criterion: 'both sides have signed it', proof: 'a copy of it' },
        },
        {
          ...{ heading: 'plan_strengthen', text: 'The family makes a household budget with the advice centre.' },
          ...{ criterion: 'the budget holds for two months', proof: 'word of the centre: holds, does not hold' },
        },
      ],
    },
    contact: {
      cs: [
        { heading: 'plan_causes', text: 'Kontakt dítěte s rodičem není bezpečný nebo je přerušený.' },
        {
          ...{ heading: 'plan_goals', text: 'Kontakt s rodičem je bezpečný a postupně se vrací.' },
          ...{ indicator: 'setkání, která proběhla v klidu', target: 'každé domluvené' },
        },
        {
          ...{ heading: 'plan_protect', text: 'Asistovaný styk na domluveném místě jednou týdně.' },
          ...{ criterion: 'styk proběhl bez porušení pravidel', proof: 'protokol střediska' },
        },
        {
          ...{ heading: 'plan_strengthen', text: 'Rodič dochází do programu, který mu pomůže.' },
          ...{ criterion: 'program je zahájen a rodič v něm pokračuje', proof: 'potvrzení o účasti' },
        },
      ],
      en: [
        { heading: 'plan_causes', text: 'Contact of the child with a parent is not safe, or is broken off.' },
        {
          ...{ heading: 'plan_goals', text: 'Contact with the parent is safe and comes back step by step.' },
          ...{ indicator: 'meetings that went calmly', target: 'every one agreed on' },
        },
        {
          ...{ heading: 'plan_protect', text: 'Supervised contact once a week in an agreed place.' },
          ...{ criterion: 'it took place within the rules', proof: 'record of the centre' },
        },
        {
          ...{ heading: 'plan_strengthen', text: 'The parent attends a programme that helps.' },
          ...{ criterion: 'the programme has begun and goes on', proof: 'confirmation of attendance' },
        },
      ],
    },
  };
