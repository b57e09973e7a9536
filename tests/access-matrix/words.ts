/** The practitioners' words for the codes of the matrix. */
import type { Authoring, Category, Condition, Note, PartyType, See } from '@soulad/shared/policy';

export const SEATS: Readonly<Record<PartyType, string>> = {
  ospod: 'OSPOD',
  school: 'škola',
  ngo: 'SAS, NNO, intervenční centrum',
  debt_advice: 'dluhová poradna',
  low_threshold: 'NZDM, terén',
  police: 'policie',
  health: 'zdravotník, terapeut',
  addiction: 'adiktologická služba',
  municipality: 'obec',
  labour_office: 'úřad práce',
  parent_a: 'rodič, u něhož dítě žije',
  parent_b: 'druhý rodič',
  child: 'dítě',
  guardian: 'opatrovník',
  representative: 'zástupce, advokát',
  facilitation: 'facilitátor, zapisovatel',
};

export const CATEGORIES_CS: Readonly<Record<Category, string>> = {
  IDENT: 'Základní údaje',
  CONTACT: 'Kontakty',
  SAFE_ADDR: 'Utajená adresa',
  FAMREL: 'Rodinné vztahy',
  EDU: 'Škola a docházka',
  EDU_SPEC: 'Zprávy PPP a SPC',
  HEALTH_C: 'Zdraví dítěte',
  HEALTH_P: 'Zdraví rodiče',
  THERAPY: 'Obsah terapie',
  CRIM: 'Policie a tresty',
  DV: 'Domácí násilí',
  FIN: 'Peníze a dluhy',
  HOUSING: 'Bydlení',
  VOICE: 'Názor dítěte',
  VOICE_CONF: 'Důvěrně od dítěte',
  NOTIFIER: 'Oznamovatel',
  SERVICE: 'Průběh služby',
  COURT: 'Soud',
  PLAN: 'Plán a úkoly',
  INTERNAL: 'Interní poznámka',
};

export const BRINGS: Readonly<Record<Authoring, string>> = { yes: 'vnáší', consent: 'vnáší se souhlasem', no: '–' };

export const SEES_CS: Readonly<Record<See, string>> = {
  yes: 'vidí',
  own: 'vidí vlastní',
  release: 'jen se zproštěním',
  decision: 'jen po rozhodnutí autora a svolavatele',
  never: 'nevidí',
  block: 'zakázáno',
};

/** One sign for each way of seeing, for the overview. */
export const SIGNS: Readonly<Record<See, string>> = {
  yes: 'V',
  own: 'vl',
  release: 'Z',
  decision: 'R',
  never: '–',
  block: 'X',
};

export const CONDITIONS_CS: Readonly<Record<Condition, string>> = {
  child: 'o sobě a o dětech případu',
  alone: 'jen o sobě samém',
  same_home: 'žije-li s dítětem',
  read_out: 'co se u stolu přečetlo',
  own_measures: 'vlastní opatření a dohody stolu',
  own_measures_and_goals: 'vlastní opatření, cíle a dohody stolu',
  release_or_100a: 'se zproštěním nebo podle § 100a',
  disclosed: 'řekl-li to klient nebo dal zproštění',
  lawful: 'jen po rozhodnutí, dovoluje-li to zákon',
  unless_author: 'kromě autora',
  party_to_proceedings: 'jako účastník řízení',
};

export const NOTES_CS: Readonly<Record<Note, string>> = {
  safety_needs: 'jen nutné pro bezpečí',
  what_to_do: 'jen co dělat, ne proč',
  as_agreed_with_child: 'jak je s dítětem domluveno',
  plain_language: 'v jednoduché řeči',
  ask_from_15: 'od 15 let se ptát',
  by_counselling_centre: 'vnáší PPP nebo SPC',
  segregated: 'pomocná složka',
  via_guardian: 'skrze opatrovníka',
  need_stated_by_therapist: 'jen potřeba, jak ji řekne terapeut',
  without_safety_data: 'bez údajů o násilí a adrese',
};
