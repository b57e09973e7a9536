/** [W44] What a task says must not tell its recipient what the recipient may not read (domain c.4 rules 4 and 5). */
import type { Category } from '../policy/index.js';
import { fold, foldedStemOf } from '../words/index.js';

/** One passage that somebody who will read the task may not read. */
export interface HiddenPassage<Id extends string = string> {
  readonly id: Id;
  readonly category: Category | null;
  readonly text: string;
}

/** A passage of which the task would tell something. */
export interface TitleLeak<Id extends string = string> {
  readonly id: Id;
  /** The words as the task has them, each once. */
  readonly words: readonly string[];
  /** Nobody may confirm it: that there is such a passage is told to nobody. */
  readonly blocked: boolean;
}

/** Categories of which no word gets into a task, whoever confirms it. */
const NEVER: readonly (Category | null)[] = ['SAFE_ADDR', 'NOTIFIER', 'VOICE_CONF'];

const WORD = /[\p{L}\p{N}]+/gu;
/** A shorter word says too little by itself; a number of one or two digits is a day or an hour, and a year is a year. */
const SHORTEST = 4;
const TELLING_NUMBER = /^(?!20[23]\d$)[\p{L}\p{N}]{3,}$/u;

/** Words that say nothing about a family: joints of a sentence, days and months, and how an office writes a task. */
const PLAIN = `
  aby ale ani asi až bez bude budou byl byla bylo byly bylo být co či dále dle dnes další do jak jako jaký je jeho její jejich jen
  jestli ještě jež již jsem jsme jsou jste kde kdo kdy když která které který kterou kterých ktere každý každé každou mají mezi může
  mohou musí nad nebo nebude není než nic nyní od opět ovšem pak po pod podle pokud pouze pro proto protože před přes při sama se
  si spolu své svou svých ta tak také takto tam tato ten tento této tím to toho tomto toto třeba tu tuto tyto už ve více však vše
  všechno všichni za zde že jeden jedna jedno jednou dva dvě druhý první třetí týden týdně týdnu měsíc měsíce den dne dnů denní denně
  ráno večer hodina hodin pondělí úterý středa čtvrtek pátek sobota neděle leden únor březen duben květen červen červenec srpen září
  říjen listopad prosinec rok roku úkol úkolu zpráva zprávy návrh návrhu žádost žádosti dohoda dohody plán plánu termín termínu
  konference konferenci schůzka schůzky jednání setkání zajistit zajistí připravit připraví předat předá poslat pošle podat podá
  sdělit sdělí oznámit oznámí ověřit ověří informovat kontaktovat domluvit domluví dohodnout doložit vyřídit provést potvrdit
  hlásit hlášení doklad dokladu dokument podklad podklady příloha písemně telefonicky osobně ospod úřad úřadu obec škola školy
  školu rodina rodiny rodič rodiče rodičů dítě děti dětí matka matky matce otec otce otci péče péči pomoc podpora podpory služba
  služby osoba osoby osobám osob pokyn pokyny pracovník pracovnice případ případu možnost možnosti potřeba potřeby situace situaci
`;
const PLAIN_STEMS: ReadonlySet<string> = new Set(tokens(PLAIN).map(({ stem }) => stem));

interface Token {
  readonly raw: string;
  /** Folded stem: "Škole" and "skolou" are one. */
  readonly stem: string;
}

function tokens(text: string): Token[] {
  return [...text.matchAll(WORD)].map(([raw]) => ({ raw, stem: foldedStemOf(fold(raw)) }));
}

function telling({ raw, stem }: Token): boolean {
  if (/\p{N}/u.test(raw)) return TELLING_NUMBER.test(raw);
  return raw.length >= SHORTEST && !PLAIN_STEMS.has(stem);
}

/**
 * [W44] The hidden passages of which the words of a task would tell something: names, addresses, numbers and every other
 * word, but those that the recipients read elsewhere anyway and those that everybody uses. Case, diacritics and endings
 * make no difference.
 * @param said title, detail and proof of the task
 * @param known texts that every recipient may read, names of known parties and people among them
 */
export function titleLeaks<Id extends string>(
  said: readonly string[],
  hidden: readonly HiddenPassage<Id>[],
  known: readonly string[],
): readonly TitleLeak<Id>[] {
  const read = new Set(known.flatMap((text) => tokens(text).map(({ stem }) => stem)));
  const used = said.flatMap((text) => tokens(text).filter((token) => telling(token) && !read.has(token.stem)));
  return hidden.flatMap(({ id, category, text }) => {
    const stems = new Set(tokens(text).map(({ stem }) => stem));
    const words = [...new Set(used.filter(({ stem }) => stems.has(stem)).map(({ raw }) => raw))];
    return words.length === 0 ? [] : [{ id, words, blocked: NEVER.includes(category) }];
  });
}
