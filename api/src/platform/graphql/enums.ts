import { registerEnumType } from '@nestjs/graphql';
import { CATEGORIES, PARTY_TYPES, RIGHTS, UNIT_KINDS, UNIT_MODES, UNIT_STATES } from '@soulad/shared/policy';

/** A word list as the object Nest registers an enum from; key and value are the same word. */
function wordsOf<W extends string>(list: readonly W[]): Readonly<Record<W, W>> {
  // Decoder: the entries are made from the list itself, so every word has its key.
  return Object.fromEntries(list.map((word) => [word, word])) as Record<W, W>;
}

export const PartyTypeEnum = wordsOf(PARTY_TYPES);
export const CategoryEnum = wordsOf(CATEGORIES);
export const UnitKindEnum = wordsOf(UNIT_KINDS);
export const UnitModeEnum = wordsOf(UNIT_MODES);
export const UnitStateEnum = wordsOf(UNIT_STATES);
export const RightEnum = wordsOf(RIGHTS);

export const CONFERENCE_STATES = [
  'proposed',
  'preparing',
  'convened',
  'live',
  'ended',
  'cancelled',
  'postponed',
] as const;
export const ConferenceStateEnum = wordsOf(CONFERENCE_STATES);

export const LOCALES = ['cs', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const LocaleEnum = wordsOf(LOCALES);

registerEnumType(PartyTypeEnum, { name: 'PartyType' });
registerEnumType(CategoryEnum, { name: 'Category' });
registerEnumType(UnitKindEnum, { name: 'UnitKind' });
registerEnumType(UnitModeEnum, { name: 'UnitMode' });
registerEnumType(UnitStateEnum, { name: 'UnitState' });
registerEnumType(RightEnum, { name: 'Right' });
registerEnumType(ConferenceStateEnum, { name: 'ConferenceState' });
registerEnumType(LocaleEnum, { name: 'Locale' });
