import { vi } from 'vitest';
import type { LiveScene } from './live-scene.js';
import type { SitterKey } from './live-table.js';

export const ASK_COPY = `mutation ($input: AskCopyInput!) { askCopy(input: $input) { id state fileName } }`;
export const COPY_STATE = `query ($id: ID!) { copy(id: $id) { state progress fingerprint fileName size mine formal party { label } } }`;

export interface CopyState {
  readonly state: string;
  readonly fingerprint: string;
  readonly fileName: string;
}

/** Copies at a live table: asked for, waited for, fetched. */
export class CopyScene {
  constructor(readonly scene: LiveScene) {}

  /** The minutes as PDF, unless something else is said. */
  inputOf(by: SitterKey, input: object): object {
    const { recordId, people } = this.scene.table;
    return { recordId, kind: 'minutes', format: 'pdf', proof: people[by].displayName, ...input };
  }

  async ask(by: SitterKey, input: object = {}): Promise<string> {
    const { askCopy } = await this.scene.ask<{ askCopy: { id: string } }>(by, ASK_COPY, {
      input: this.inputOf(by, input),
    });
    return askCopy.id;
  }

  /** The code of the refusal, if it is one. */
  refusal(by: SitterKey, input: object): Promise<string | undefined> {
    return this.scene.refusalOf(by, ASK_COPY, { input: this.inputOf(by, input) });
  }

  ended(by: SitterKey, id: string): Promise<CopyState> {
    return vi.waitFor(
      async () => {
        const { copy } = await this.scene.ask<{ copy: CopyState }>(by, COPY_STATE, { id });
        if (['waiting', 'making'].includes(copy.state)) throw new Error(copy.state);
        return copy;
      },
      { timeout: 20_000, interval: 50 },
    );
  }

  fetch(by: SitterKey, id: string): Promise<Response> {
    const { server, table } = this.scene;
    return fetch(`${server.url}/copies/${id}`, { headers: { cookie: table.people[by].cookie } });
  }

  async copied(by: SitterKey, input: object = {}): Promise<CopyState & { id: string; bytes: Uint8Array }> {
    const id = await this.ask(by, input);
    const copy = await this.ended(by, id);
    if (copy.state !== 'ready') throw new Error(`The copy is ${copy.state}.`);
    const answer = await this.fetch(by, id);
    if (answer.status !== 200) throw new Error(`The copy was answered with ${answer.status}.`);
    return { ...copy, id, bytes: new Uint8Array(await answer.arrayBuffer()) };
  }

  /** Disclosures by copy to the party of the sitter. */
  ways(by: SitterKey): Promise<{ unit: string; way: string }[]> {
    const { server, table } = this.scene;
    return server.asOwner('select unit_id as unit, way from disclosure where party_id = $1 and way = $2', [
      ...[table.people[by].partyId, 'copy'],
    ]);
  }
}
