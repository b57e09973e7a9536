import { Random } from '../random.js';
import type { RootField } from '../table/schema.js';
import { Arguments } from '../transcript/arguments.js';
import { Known } from '../transcript/known.js';

/** No chance at all. */
class Constant extends Random {
  readonly #value: number;

  constructor(value: number) {
    super(0);
    this.#value = value;
  }

  override next(): number {
    return this.#value;
  }
}
/** Everything optional is given, of every list the first; and nothing optional, of every list one in the middle. */
const [ALL, LEAST] = [0.1, 0.5];

/** Arguments of one operation with one identifier in them exchanged. */
export interface Place {
  /** Which of the identifiers, in the order of the schema. */
  readonly at: number;
  readonly kind: string;
}

/** Every place of the operation at which an identifier stands. */
export function placesOf(field: RootField, known: Known): readonly Place[] {
  const kinds: string[] = [];
  const made = new Arguments(new Constant(ALL), known, (kind) => {
    kinds.push(kind);
    return undefined;
  });
  made.of(field);
  return kinds.map((kind, at) => ({ at, kind }));
}

/** Right arguments as far as they are known; `exchanged` stands where it is told to. */
export function argumentsOf(
  field: RootField,
  known: Known,
  exchanged?: { readonly at: number; readonly id: string },
): Readonly<Record<string, unknown>> {
  let at = -1;
  const made = new Arguments(new Constant(ALL), known, () => {
    at += 1;
    return at === exchanged?.at ? exchanged.id : undefined;
  });
  return made.of(field);
}

/** The least that is right; a passage, where one is named, is the one given. */
export function leastOf(field: RootField, known: Known, unitId?: string): Readonly<Record<string, unknown>> {
  const own = new Known();
  for (const kind of known.kinds()) for (const id of known.of(kind)) if (kind !== 'unit' || !unitId) own.add(kind, id);
  if (unitId) own.add('unit', unitId);
  return new Arguments(new Constant(LEAST), own).of(field);
}
