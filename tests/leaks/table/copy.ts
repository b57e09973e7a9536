import { waitFor } from '../../support/wait-for.js';
import { getBytes, post, type RawAnswer, type RawBytes } from './http.js';

export interface CopyOrder {
  readonly recordId: string;
  readonly kind: string;
}

/** Whoever takes a copy, and on which server. */
export interface Taker {
  readonly origin: string;
  readonly cookie: string;
  /** Proof of who asks: in a test as in a demo the own name. */
  readonly name: string;
}

/** What came of it: the answer to the order, and the file. */
export interface TakenCopy {
  readonly asked: RawAnswer;
  readonly state: string;
  readonly file: RawBytes;
}

const ASK =
  'mutation ($input: AskCopyInput!) { askCopy(input: $input) { id kind format state party { partyId label } } }';
const STATE = 'query ($id: ID!) { copy(id: $id) { state } }';

/** Asks for the own copy, waits until it is made, and fetches it. Undefined where none was to be had. */
export async function takeCopy(
  { origin, cookie, name }: Taker,
  order: CopyOrder,
): Promise<TakenCopy | { readonly asked: RawAnswer }> {
  const input = { ...order, format: 'docx', proof: name };
  const asked = await post(origin, cookie, { query: ASK, variables: { input } });
  // Decoder: the shape of every GraphQL answer, with the member asked for.
  const { data } = JSON.parse(asked.body) as { data: { askCopy: { id: string } } | null };
  const id = data?.askCopy.id;
  if (id === undefined) return { asked };
  const state = await waitFor(
    'the copy is made',
    async () => {
      const { body } = await post(origin, cookie, { query: STATE, variables: { id } });
      // Decoder: the same.
      const { data: told } = JSON.parse(body) as { data: { copy: { state: string } } };
      return ENDS.includes(told.copy.state) ? told.copy.state : undefined;
    },
    { withinMs: 60_000 },
  );
  return { asked, state, file: await getBytes(`${origin}/copies/${id}`, { cookie }) };
}

const ENDS: readonly string[] = ['ready', 'failed', 'cancelled'];
