type PluralForm = 'one' | 'few' | 'many' | 'other';
type Base<K extends string> = K extends `${infer Stem}_${PluralForm}` ? Stem : K;

/** Every dotted path to a text of a catalogue; the plural forms of one text are one key. */
export type KeyOf<C> = {
  [K in keyof C & string]: C[K] extends string ? Base<K> : `${K}.${KeyOf<C[K]>}`;
}[keyof C & string];

/** What a text is filled with; `count` also chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** Translator over one catalogue: an unknown key does not compile. */
export type Translate<C> = (key: KeyOf<C>, values?: Values) => string;
